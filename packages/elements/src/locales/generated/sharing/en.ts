
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's13b675f8df7fe739': `You can withdraw your consent at any time on the page of the ticket.`,
's3ea4d6671e2ccd61': str`Employees of ${0} will see the whole conversation with its files, and be able to reply. You can withdraw your consent at any time.`,
's52a1e9b341aeb5fc': str`Share this ticket with ${0}?`,
's5b76ceecd5e7de99': `Sharing a ticket`,
's75d5b6a2d4f2992f': `Check the link again`,
'sf5a3ef1ee14e001d': `Confirm sharing`,
'sf67fd72dc2c67e50': str`Ticket shared with ${0}`,
    };
  