
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's0c1f287dac5180ba': `Review your profile and security`,
's121a3f6466481936': `The company’s contracts, devices and tickets will then appear here.`,
's15e997e12709fee3': `This page also checks by itself.`,
's1fac31bb624c33bf': `Is it taking long? Ask the person at your company who looks after myHEZO.`,
's422a1d781b0b5b82': `Meanwhile`,
's533128fa3962441a': `Your access is waiting for approval`,
's6145e778e04e344a': `You have access now.`,
's758b6dbe560b17d9': `A failure, or something urgent? You need not wait:`,
's7dd12299799172ef': str`An owner of ${0} has to approve your access. We have asked by e-mail.`,
's9c99047edfea3ce4': `Your registration is complete. The last step is your company’s.`,
's9e4eb9e953d12ef6': str`Once that is done, we will write to ${0}.`,
'sf2b34c7b45285fcb': `Check again`,
'sfc99a32cd94b5bab': str`Not yet. Checked at ${0}.`,
    };
  