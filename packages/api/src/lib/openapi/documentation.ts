import type { Routes } from '../routes.ts'

/** What the reader of the reference is told about one route. */
export interface OperationDocs {
  /** A few words in the imperative. */
  readonly summary: string
  /** Markdown; what the schemas do not say. */
  readonly description?: string
}

type Documentation = {
  readonly [F in keyof Routes]: {
    readonly about: string
    readonly verbs: { readonly [V in keyof Routes[F]]: OperationDocs }
  }
}

const once = 'A repeat with the same `Idempotency-Key` and body gets the first reply again.'

const work = 'The sender’s machine has to work for it (`Proof-Of-Work`).'

/** Prose for every route; here and not in the table, so that browsers do not load it. */
export const documentation: Documentation = {
  registrations: {
    about: 'A person of an entitled company makes an account: data, e-mail code, authenticator.',
    verbs: {
      create: {
        summary: 'Start a registration',
        description: `Checks the entitlement and mails a six-digit code. Whatever is wrong with NIP, contract number or serial number, the answer is the same. ${work} ${once}`,
      },
      resendEmail: {
        summary: 'Mail the code again',
        description: 'The code of the earlier mail stops working.',
      },
      verifyEmail: {
        summary: 'Prove the e-mail address',
        description: 'Gives what an authenticator app needs. The QR code is an SVG path.',
      },
      confirmTotp: {
        summary: 'Confirm the authenticator and finish',
        description:
          'Makes the account. The recovery codes are shown this once. `isApproved` is false for who waits for an owner of the company.',
      },
    },
  },
  activations: {
    about:
      'A person for whom HEZO made an account, or whom an owner invites, sets it up from a one-time link.',
    verbs: {
      get: {
        summary: 'Read whom a link is for',
        description: 'The token is the fragment of the link. Changes nothing.',
      },
      create: {
        summary: 'Choose a password',
        description:
          'Gives what an authenticator app needs. The token is the fragment of the link.',
      },
      confirmTotp: {
        summary: 'Confirm the authenticator and finish',
        description: 'The link ends. The recovery codes are shown this once.',
      },
    },
  },
  signIns: {
    about: 'Signing in with password and second factor.',
    verbs: {
      create: {
        summary: 'Check the password',
        description:
          'Opens a challenge. A known and an unknown e-mail address look the same. After three wrong passwords the sender’s machine has to work for each further one (`Proof-Of-Work`).',
      },
      secondFactor: {
        summary: 'Check the second factor',
        description: 'A code of the authenticator app or a recovery code; each works once.',
      },
    },
  },
  passkeys: {
    about:
      'Passkeys (WebAuthn) beside the authenticator app, on the pages of HEZO. Each use is two calls: `options` of the first go to the browser, its answer goes to the second, within five minutes and once.',
    verbs: {
      list: { summary: 'List my passkeys', description: 'Newest first.' },
      start: {
        summary: 'Ask for a new passkey',
        description:
          'Needs a fresh proof of the second factor. `options` are for `navigator.credentials.create`.',
      },
      confirm: {
        summary: 'Add the passkey',
        description: `An account can have 20. The person is told by mail. ${once}`,
      },
      rename: { summary: 'Rename a passkey' },
      remove: {
        summary: 'Remove a passkey',
        description:
          'Needs a fresh proof of the second factor. Other sessions that it proved end; the person is told by mail.',
      },
      startStepUp: {
        summary: 'Ask for a passkey to prove the second factor again',
        description: 'The authenticator has to verify the person.',
      },
      stepUp: {
        summary: 'Prove the second factor again with a passkey',
        description: 'Opens for five minutes what answers `step_up_required` without it.',
      },
      startSignIn: {
        summary: 'Ask for a passkey to sign in',
        description:
          'With the `challengeToken` of a password, one of that person as second factor. Without, any passkey whose authenticator verifies the person: then nothing needs to be typed.',
      },
      signIn: {
        summary: 'Sign in with a passkey',
        description: 'Whatever is wrong with it, the answer is the same.',
      },
    },
  },
  tokens: {
    about: 'Staying signed in, and leaving.',
    verbs: {
      refresh: {
        summary: 'Renew the tokens',
        description: 'The refresh token is replaced. A second use of an old one ends the session.',
      },
      revoke: {
        summary: 'End the session',
        description: 'Always succeeds, also for a token that has ended already.',
      },
    },
  },
  passwordResets: {
    about:
      'A new password for who forgot it. The second factor stays, and is needed: it never signs in.',
    verbs: {
      create: {
        summary: 'Ask for a new password',
        description: `Mails a six-digit code, good for thirty minutes and five guesses. Whether the address has an account, the answer does not tell. A newer reset ends the older. ${work} ${once}`,
      },
      complete: {
        summary: 'Set the new password',
        description:
          'Needs the code from the mail and a second factor. All sessions and sign-ins under way end.',
      },
    },
  },
  factorResets: {
    about:
      'A person who has lost the authenticator and the recovery codes. Two of the staff decide after a call back; the person and the owners of the company are mailed, and can stop it for a day.',
    verbs: {
      create: {
        summary: 'Write down a lost authenticator',
        description: `After a fresh proof of the second factor. Nothing happens until a colleague approves. ${once}`,
      },
      list: { summary: 'List them', description: 'Newest first, those that are over too.' },
      approve: {
        summary: 'Approve one that a colleague wrote down',
        description:
          'After a fresh proof of the second factor, and not one’s own. The mails go out, and the day begins.',
      },
      remove: { summary: 'Stop one', description: 'For staff, until it is completed.' },
      stop: {
        summary: 'Stop one from a mail',
        description: 'Always succeeds, also for a token that is spent. It is the link’s fragment.',
      },
      get: {
        summary: 'Read whose authenticator a link replaces',
        description: 'The token is the fragment of the link. Changes nothing.',
      },
      start: {
        summary: 'Give the password at the mailed link',
        description:
          'Gives what a new authenticator app needs. Asked again, it gives another secret.',
      },
      confirmTotp: {
        summary: 'Confirm the new authenticator',
        description:
          'The old one, the recovery codes, passkeys and sessions end at this moment. The new recovery codes are shown this once.',
      },
    },
  },
  me: {
    about: 'The signed-in person.',
    verbs: {
      get: { summary: 'Read my account' },
      update: { summary: 'Change my account', description: 'Only the fields that are given.' },
      stepUp: {
        summary: 'Prove the second factor again',
        description: 'Opens for five minutes what answers `step_up_required` without it.',
      },
      changePassword: {
        summary: 'Change my password',
        description: 'Needs a fresh proof of the second factor. All my other sessions end.',
      },
      changeEmail: {
        summary: 'Begin to change my e-mail address',
        description: `Needs a fresh proof of the second factor. Mails a code to each of the two addresses, good for thirty minutes. An address that has an account is answered alike; only its mail tells. ${once}`,
      },
      confirmEmail: {
        summary: 'Confirm my new e-mail address',
        description: 'Needs both codes; five tries. All my other sessions end.',
      },
      startTotp: {
        summary: 'Set up another authenticator',
        description:
          'Needs a fresh proof of the second factor. The one in use stays until the other is confirmed, by this session, within ten minutes.',
      },
      confirmTotp: {
        summary: 'Confirm the other authenticator',
        description: 'The old one is worth nothing from then on. All my other sessions end.',
      },
      renewRecoveryCodes: {
        summary: 'Get new recovery codes',
        description: `Needs a fresh proof by the authenticator or a passkey. The old ones are worth nothing from then on. ${once}`,
      },
      listSessions: {
        summary: 'List my sessions',
        description: 'Those that have not ended, newest first.',
      },
      endSession: {
        summary: 'End one of my sessions',
        description: 'From its next request on. The one in use may be ended too.',
      },
      endSessions: { summary: 'End all my other sessions' },
      exportData: {
        summary: 'Download everything stored about me',
        description:
          'JSON for programs, or a PDF in the person’s language. Needs a proof of the second factor of the last five minutes.',
      },
      erase: {
        summary: 'Erase my account and my data',
        description:
          'Ends all sessions at once and takes name, addresses, phone and all ways to sign in from the account; tickets and messages stay, without a name. The address can be registered anew. The only owner of a company that has other people gets `last_owner`.',
      },
    },
  },
  company: {
    about: 'The company of the signed-in person. HEZO’s own staff have none.',
    verbs: {
      get: { summary: 'Read my company' },
      update: {
        summary: 'Decide whether new people wait for approval',
        description:
          'For owners, after a fresh proof of the second factor. While it is on, a person who registers sees nothing of the company until an owner lets them in. Switched off, it lets nobody in who waits.',
      },
    },
  },
  members: {
    about: 'The people of one’s own company. Those of other companies do not exist: 404.',
    verbs: {
      list: {
        summary: 'List the people of my company',
        description: 'In the order in which they came. Only owners see who waits for approval.',
      },
      update: {
        summary: 'Let a person in, make an owner, or stop',
        description:
          'For owners, after a fresh proof of the second factor. The last owner stays one.',
      },
      remove: {
        summary: 'Remove a person, or refuse one who waits',
        description:
          'For owners, after a fresh proof of the second factor. All sessions of the person end at once; tickets keep the name. The e-mail address is free to register again.',
      },
    },
  },
  invitations: {
    about:
      'Owners invite people by mail. The one-time link in it, good for seven days, is opened by `activations`.',
    verbs: {
      create: {
        summary: 'Invite a person',
        description: `For owners, after a fresh proof of the second factor. An address that has an account already is answered and listed like any other; only the mail tells. A newer invitation of the same address takes the place of the older. ${once}`,
      },
      list: { summary: 'List the invitations that wait', description: 'For owners; newest first.' },
      remove: {
        summary: 'Withdraw an invitation',
        description: 'For owners. Its link ends at once.',
      },
    },
  },
  contracts: {
    about: 'Purchased service contracts and the devices they cover, ended ones too.',
    verbs: {
      list: {
        summary: 'List contracts',
        description: 'Those of the own company; for staff, those of all companies.',
      },
      get: { summary: 'Read a contract' },
      listDevices: { summary: 'List the devices of a contract' },
    },
  },
  tickets: {
    about: 'Support cases. What a person may not see does not exist for them: 404, not 403.',
    verbs: {
      list: { summary: 'List tickets', description: 'Newest first, by last change or by opening.' },
      create: {
        summary: 'Open a ticket',
        description: `On a contract that is valid today. \`sharedWithSupplier\` is the opener's decision whether employees of the company that sold the contract may read it. ${once}`,
      },
      get: { summary: 'Read a ticket' },
      update: {
        summary: 'Change a ticket',
        description: 'Severity and assignee are the staff’s to change; status as its rules allow.',
      },
      setSharing: {
        summary: 'Share with the supplier, or stop',
        description:
          'Takes effect on the next request of the supplier’s employees. With `confirmByEmail` sharing waits until the person confirms it by an emailed link (`sharingRequest` of the ticket); asked again, a new link replaces the one before. Withdrawing is immediate and ends a request that waits. The owners of the company are emailed each consent.',
      },
      listMessages: {
        summary: 'List the messages of a ticket',
        description: 'Oldest first. Internal notes are in the list for staff only.',
      },
      reply: {
        summary: 'Write a message',
        description: `A customer’s message brings a waiting or resolved ticket back into progress. ${once}`,
      },
      transcript: {
        summary: 'Read the dialogue as PDF',
        description:
          'Its public messages, never internal notes, in the language asked for. The same dialogue gives the same bytes.',
      },
    },
  },
  sharingRequests: {
    about:
      'Consent that was asked for inside a frame on another site, where a page could have tricked the person into a click. It takes effect by the emailed link alone.',
    verbs: {
      get: {
        summary: 'Read what a link would share',
        description: 'The token is the fragment of the link. Changes nothing.',
      },
      confirm: {
        summary: 'Confirm that the ticket is shared',
        description: 'The link works once, for three days, and for the named supplier only.',
      },
    },
  },
  attachments: {
    about:
      'Files of tickets. Upload one, then name its id in the ticket or message it goes with; one that is named nowhere is gone after a day.',
    verbs: {
      limits: { summary: 'Read what may be attached' },
      upload: {
        summary: 'Upload a file',
        description: `The body is the bytes of the file. Its type is told from them; programs and web pages are refused. ${once}`,
      },
      get: {
        summary: 'Download a file',
        description: 'Whoever sees the message that it goes with sees the file.',
      },
    },
  },
  contact: {
    about: 'Reaching a person at HEZO, signed in or not.',
    verbs: {
      create: {
        summary: 'Send a question',
        description: `${work} None is asked of a request with a session. ${once}`,
      },
      channels: { summary: 'Read phone number and e-mail address' },
    },
  },
  guides: {
    about: 'Documents to download, signed in or not.',
    verbs: {
      signIn: { summary: 'Download the sign-in instructions', description: 'A PDF with pictures.' },
    },
  },
  auditEvents: {
    about: 'The audit trail: who did what, when and from where.',
    verbs: {
      list: {
        summary: 'List audit events',
        description:
          'Newest first. An owner reads what happened in and to the company, other people what they did and what happened to their accounts, staff everything; `companyId` is the staff’s to ask for. Addresses are shortened to their network after thirty days.',
      },
    },
  },
}
