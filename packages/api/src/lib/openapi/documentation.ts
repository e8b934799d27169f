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

/** Prose for every route; here and not in the table, so that browsers do not load it. */
export const documentation: Documentation = {
  registrations: {
    about: 'A person of an entitled company makes an account: data, e-mail code, authenticator.',
    verbs: {
      create: {
        summary: 'Start a registration',
        description: `Checks the entitlement and mails a six-digit code. Whatever is wrong with NIP, contract number or serial number, the answer is the same. ${once}`,
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
        description: 'Makes the account. The recovery codes are shown this once.',
      },
    },
  },
  activations: {
    about:
      'A person for whom HEZO made an account, or whom an owner invites, sets it up from a one-time link.',
    verbs: {
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
        description: 'Opens a challenge. A known and an unknown e-mail address look the same.',
      },
      secondFactor: {
        summary: 'Check the second factor',
        description: 'A code of the authenticator app or a recovery code; each works once.',
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
        description: 'Takes effect on the next request of the supplier’s employees.',
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
      create: { summary: 'Send a question', description: once },
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
