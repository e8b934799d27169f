
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's01c7821831e0c1fb': str`${0} file`,
's04c40332ee59ce9d': `Press the file to try again.`,
's058134dbca39961d': str`${0} files`,
's0d0691ee013a9b72': str`pasted image ${0}`,
's2576610583045e94': `Drop files here`,
's2bcf0406e57c65c8': str`Downloaded: ${0}`,
's3040ba835a3a8c9c': `Download`,
's3cebf7b82b2723fe': `Send again`,
's45214e01e661ad4e': str`Added: ${0}.`,
's4f1945103c289989': str`Downloading: ${0}`,
's4f3bdd7f25e11733': ` · attached`,
's5ac2f4a3ec028733': `This file is no longer on the server. Send it again.`,
's617fb3aeb2f03afc': str`Remove: ${0}`,
's697be43b0be6190c': `Sending files…`,
's9a73cb11e0196af5': `This file cannot be read. Put a folder into a ZIP first.`,
'sa4598bf0018b1560': `Remove`,
'sb2e31805478b5499': `Added files`,
'sc442c1b5fed9e66e': str`Send again: ${0}`,
'scf5c91af7a15b558': `Files`,
'sd8b56fc7bf3489ca': str`Attached: ${0}`,
'sdac1a93b5551bfa9': `Not all files were attached. Remove those that failed or send them again.`,
'se6c3a11cc0e8eb16': str`${0} files`,
'se7e753b05818ba2c': `The file is empty.`,
'sea87e8db206b305b': `Downloading…`,
'seaeb62bb1c9dcc26': `Stop`,
'sf9c894fc7a113023': str`Removed: ${0}`,
'sfe246e910a7f4521': str`Not added: ${0}. A ticket can have at most ${1}.`,
'sfefbae52ff43339f': str`The file is too large. One file can have at most ${0}.`,
'sff136490e93d74e7': str`Stop sending: ${0}`,
    };
  