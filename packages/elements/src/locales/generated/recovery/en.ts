
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's082e554562c1181a': `Password changed`,
's087a13080b4f4016': `You can sign in with the new password. All other sessions have been ended.`,
's0c9104f98ea6008d': `6 digits, new every 30 seconds`,
's0ddeae562cbefbee': `Use a recovery code`,
's12ecb39b3f7b56d0': `Shown only once. You will need them if you lose your phone.`,
's1c1c33450e763b9a': `Back to sign-in`,
's242ca753c065fd6b': `Next: app`,
's2fa2fd5050f5c12e': `Use this app`,
's302da9d08f836f81': `Reset stopped`,
's3103d4d38accfe40': `6 digits. No e-mail? Look in your spam folder.`,
's311e35fab6156955': `Somebody asked HEZO for a new second factor. If it was not you, stop the reset.`,
's36b9a583a202d961': `The app and the codes of before will stop working.`,
's3ba10bd77cf6f636': `Stop the reset?`,
's4f5f2d5cfb78a246': `Enter the password of your myHEZO account. It stays as it is.`,
's5613f5742ac8f7ed': `We will send a code to this address if it has an account.`,
's580d39327179cf6b': `Send the code`,
's63cf10142942b09c': `Recovery codes`,
's69d13acfb86b1ff4': `Password`,
's6a7271cdba958cdd': `Set the new password`,
's71e539b2547a4421': `A new password`,
's7931f3398eff8b93': `Code from the e-mail`,
's7a4a2da6d76f450a': `Go to sign-in`,
's7d2382585a4ac097': `Recovery code`,
's7fa6d6c726263c39': `Code from the app`,
's891d73b8efb93932': `If this address has an account, the code is on its way. It is valid for 30 minutes.`,
's8e7258c871aaa410': `E-mail`,
's9c092c12d5c809f7': `New authenticator app`,
'sb0de1991dbfa0e6a': `Nothing has changed in the account. If it was not you who asked for the reset, call us.`,
'sbdbec208833ab205': `New password`,
'sca27fdf55c423328': `Use the app`,
'sd4b0f23474e007de': `Stop the reset`,
'sd8f66c88f8462c23': `At least 12 characters; a few words will do`,
'sed70b34368869655': `App`,
'sff3443d0243abb1e': `16 characters, e.g. 7K3M-9QXA-0DRT-W5HJ`,
    };
  