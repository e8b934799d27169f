import { contactChannels } from '@hezo/api'
import type { GuideWords } from './guide-words.ts'

/** The sign-in guide in English. */
export const guideWordsEn: GuideWords = {
  title: 'Sign-in instructions',
  lead: 'How to set up an account in the myHEZO support portal, how to sign in, and what to do when something does not work.',
  site: 'myhezo.com',
  edition: 'As of',
  page: (number, of) => `Page ${number} of ${of}`,
  contents: 'In these instructions',
  needs: {
    title: 'What you need',
    entries: [
      {
        title: 'Company NIP',
        text: 'The Polish tax number preceded by PL: PL and 10 digits.',
        example: 'PL1234563218',
      },
      {
        title: 'Contract number',
        text: 'Of one service contract you have bought that is valid today.',
        example: 'SHZ/2026/1001',
      },
      {
        title: 'Serial number',
        text: 'Of one device under the same contract.',
        example: 'FG1234567890',
      },
      {
        title: 'Phone with an app',
        text: 'Google Authenticator, Microsoft Authenticator or Okta Verify. Any other app that shows 6-digit sign-in codes will do as well.',
      },
    ],
  },
  oldSerials: {
    title: 'Does your serial number begin with “(H)”?',
    text: 'For a while serial numbers were written (H)-FG1234567890. Since 19 June 2024 the bare number is the key: FG1234567890. We still accept the old form and turn it into the new one.',
  },
  registration: {
    title: 'Registering, once only',
    lead: 'Everybody registers, including those who had an account in the previous application. Contracts need not be registered again, and open tickets wait in the portal as soon as you have registered.',
    steps: [
      {
        screen: 'sign-in',
        title: 'Go to myhezo.com',
        paragraphs: [
          'Open myhezo.com in your browser. Below the “Sign in” form choose “Register”.',
        ],
        picture: 'The sign-in form with the fields E-mail and Password and a link to registration.',
      },
      {
        screen: 'register-contract',
        title: 'Enter three values from the contract',
        paragraphs: [
          'Enter the NIP with the letters PL, the contract number and the serial number of one device under that contract.',
          'Spaces and small letters do no harm. Then choose “Next: details”.',
        ],
        picture: 'The first step with the fields Company NIP, Contract number and Serial number.',
      },
      {
        screen: 'register-person',
        title: 'Fill in your details and choose a password',
        paragraphs: [
          'Enter contact and address details. You will sign in with this e-mail address.',
          'The password has at least 12 characters. A few random words are easy to remember and hard to guess.',
          'Then choose “Next: e-mail code”.',
        ],
        picture: 'The second step with the details of the person and the company and the password.',
      },
      {
        screen: 'register-email',
        title: 'Confirm your e-mail address',
        paragraphs: [
          'Copy the 6-digit code from the message we have just sent and choose “Confirm address”. The code is valid for 30 minutes.',
          'No message? Look in your spam folder, and after a minute choose “Send a new code”.',
        ],
        picture:
          'A screen with a field for the code from the e-mail and the button Confirm address.',
      },
      {
        screen: 'register-authenticator',
        title: 'Connect the app on your phone',
        paragraphs: [
          'In Google Authenticator, Microsoft Authenticator or Okta Verify add a new account and scan the QR code on the screen.',
          'You cannot scan it? Choose to enter a key in the app, and enter the key shown beside the code.',
          'Copy the 6 digits that the app shows and choose “Create account”.',
        ],
        picture:
          'The QR code for the authenticator app, the key to enter and a field for the code.',
      },
      {
        screen: 'register-codes',
        title: 'Keep the recovery codes',
        paragraphs: [
          'Each of the ten codes replaces the app once, for example when you lose your phone.',
          'You see them only now. Print them or save them in a safe place, but not on the same phone. Then choose “Codes saved, continue”.',
        ],
        picture: 'Ten recovery codes with the buttons Copy codes, Print and Save .txt file.',
      },
      {
        screen: 'contracts',
        title: 'Done',
        paragraphs: [
          'Your account works. “Contracts” shows all service contracts your company has bought and the serial numbers assigned to them, including contracts that have ended.',
          'At some companies an owner approves new people first. You then see the contracts as soon as our e-mail about your access has come.',
        ],
        picture: 'The list of the company’s contracts with their status, period and devices.',
      },
    ],
  },
  signIn: {
    title: 'Signing in from then on',
    lead: 'Each time you need your password and a code from the app on your phone.',
    steps: [
      {
        screen: 'sign-in-password',
        title: 'Enter e-mail and password',
        paragraphs: [
          'At myhezo.com enter your e-mail address and password, then choose “Next: code from the app”.',
        ],
        picture: 'The sign-in form with an address and a password.',
      },
      {
        screen: 'sign-in-code',
        title: 'Copy the code from the app',
        paragraphs: [
          'Copy the 6 digits that the app shows at this moment and choose “Sign in”. They change every 30 seconds.',
          'Your phone is not at hand? Choose “Use a recovery code” and enter one of the codes you kept.',
        ],
        picture: 'The sign-in screen with a field for the code from the app.',
      },
    ],
  },
  forgotten: {
    title: 'Forgotten your password?',
    lead: 'Below the sign-in form choose “Forgotten your password?”. You need your mailbox, and the phone with the app or a recovery code.',
    steps: [
      {
        screen: 'password-reset-email',
        title: 'Ask for a code',
        paragraphs: [
          'Enter the e-mail address you sign in with and choose “Send the code”.',
          'We send a code only to an address that has an account. It is valid for 30 minutes.',
        ],
        picture:
          'The screen for a new password with the field E-mail and the button Send the code.',
      },
      {
        screen: 'password-reset-code',
        title: 'Set the new password',
        paragraphs: [
          'Copy the 6-digit code from the message, think of a new password, and copy the 6 digits from the app on your phone. Then choose “Set the new password”.',
          'Your phone is not at hand? Choose “Use a recovery code”.',
          'From now on you sign in with the new password. On other devices you have to sign in again.',
        ],
        picture:
          'A screen with fields for the code from the e-mail, the new password and the code from the app.',
      },
    ],
  },
  troubles: {
    title: 'When something does not work',
    entries: [
      {
        title: 'The contract details do not match',
        text: 'Check that the serial number belongs to that contract, that the contract is valid today and that the NIP is that of the company which bought it. If all is right, call us.',
      },
      {
        title: 'The code from the app does not work',
        text: 'Let your phone set date and time by itself. Each code works once: wait for the next one.',
      },
      {
        title: 'You no longer have the phone with the app',
        text: 'Sign in with a recovery code. If you have none left, call us: we will call back to make sure it is you, and let you connect the app anew.',
      },
    ],
  },
  contact: {
    title: 'Contact',
    lead: 'If you cannot register or sign in, or if it is urgent, we help you fastest by phone.',
    entries: [
      { title: 'Phone', text: contactChannels.phoneText },
      { title: 'E-mail', text: contactChannels.email },
      {
        title: 'Form',
        text: '“Contact form” at the foot of every page, without signing in',
      },
    ],
  },
}
