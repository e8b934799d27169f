
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's00aa8d144c3f4921': `Password changed. Your other sessions have been ended.`,
's03a83a9c84c7b82e': `Hide`,
's09390c5577fa6cad': str`End session: ${0}, ${1}`,
's0c9104f98ea6008d': `6 digits, new every 30 seconds`,
's0ddeae562cbefbee': `Use a recovery code`,
's11d23c1ad3a0195e': `Current password`,
's1522f6d1750c254d': `First name`,
's188168b6f9a48d4e': `Saved.`,
's29738b9afe1f2023': `Parts of the account`,
's2b68083df17a664a': `Long enough.`,
's3ccb50a7fb0fa6a3': `With country code if not Polish, e.g. +49`,
's4237bf1ef24930aa': `End other sessions`,
's50d84cc0544926fa': str`${0} more characters`,
's5709b5659d9dc981': `Change password`,
's5fc346792539277c': `Other sessions ended.`,
's6cf7ea8bd24f46ef': `Where your account is signed in. Is there one that is not you? End the session and change your password.`,
's7a8e305d6d113c77': str`${0} more character`,
's7d2382585a4ac097': `Recovery code`,
's7ea57293803a5909': `this device`,
's7fa6d6c726263c39': `Code from the app`,
's85eaea3bd594756f': `End`,
's9aab79c40d497639': `Last name`,
's9c7fd696d96f1fe4': `Show`,
'sa02d94fa5282edbf': `Profile`,
'saa0bf7cf3973a041': str`${0} more characters`,
'sab1114a5f102dedc': `Phone`,
'sb30760f83e7879a9': `Session ended.`,
'sb7fdde36d1b347ef': str`Last used ${0}, address ${1}`,
'sbd556c8ac1dc3135': `How we address you, and how your tickets are signed.`,
'sbdbec208833ab205': `New password`,
'sc1a74b4ca3fd91c6': `Easy to guess. Four random words are better.`,
'sc9ae3b363095ea5c': `Cancel`,
'sca27fdf55c423328': `Use the app`,
'scc89a3b7c49fc5ff': `It contains your e-mail, company, NIP or “hezo”. Choose something nobody would connect with you.`,
'sd14fef021cc70150': `Save changes`,
'sd6dd34078570c80c': `Confirm that it is you.`,
'sd7f466c0ab30a36a': `Changing it ends your other sessions.`,
'sd8f66c88f8462c23': `At least 12 characters; a few words will do`,
'sda222396fa0e2287': `Sessions`,
'sda8554079fc2d121': `Confirm`,
'sdf25950b0d642556': str`Signed in ${0}`,
'se3783a9cd67d86e1': `You will have to sign in again everywhere except on this device.`,
'se58c6f944360dd3f': `Show password`,
'sf748641c40308c84': `Unknown device`,
'sfabab3cf1ab2cf8f': `Language of our e-mails`,
'sff3443d0243abb1e': `16 characters, e.g. 7K3M-9QXA-0DRT-W5HJ`,
    };
  