import type { Routes } from '../routes.ts'
import type { JsonObject } from './json.ts'

/** What one call sends and gets. */
export interface OperationExample {
  readonly body?: JsonObject
  readonly reply?: JsonObject
}

type Examples = {
  readonly [F in keyof Routes]?: { readonly [V in keyof Routes[F]]?: OperationExample }
}

const id = (prefix: string, last: string) => `${prefix}_01kaqm4x2f7v0s9r8w6t5n3b1${last}`

const token = 'kC0c8l1hQm3vX9w2Zt7uYb4nR6sJ5eDa'
const tokens = {
  accessToken: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJ1c3IifQ.c2ln',
  tokenType: 'Bearer',
  expiresIn: 600,
  refreshToken: token,
}
const company = { id: id('cmp', '0'), name: 'Kwiaty Nowak sp. z o.o.' }
const author = { id: id('usr', '0'), name: 'Anna Nowak', role: 'customer' }

const member = {
  id: author.id,
  firstName: 'Anna',
  lastName: 'Nowak',
  email: 'anna.nowak@example.com',
  isOwner: true,
  status: 'active',
  createdAt: '2026-11-02T08:30:00.000Z',
  lastSignInAt: '2026-11-22T12:58:00.000Z',
}

const contract = {
  id: id('con', '0'),
  number: 'SHZ/2026/9239',
  state: 'valid',
  validFrom: '2026-01-01',
  validTo: '2028-12-31',
  company,
  supplier: { id: id('cmp', '1'), name: 'Serwery Polska S.A.' },
  deviceCount: 3,
}

const device = {
  id: id('dev', '0'),
  serialNumber: 'FG1234567890',
  vendor: 'Fortinet',
  model: 'FortiGate 100F',
  location: 'Kraków, serwerownia A',
  serviceLevel: '24x7 4h',
}

const ticket = {
  id: id('tkt', '0'),
  number: 'HZ-2026-000123',
  legacyId: null,
  subject: 'Zasilacz nie działa',
  status: 'new',
  severity: 'high',
  company,
  contract: { id: contract.id, number: contract.number },
  device: {
    id: device.id,
    serialNumber: device.serialNumber,
    vendor: device.vendor,
    model: device.model,
  },
  supplier: contract.supplier,
  sharedWithSupplier: true,
  sharingRequest: null,
  openedBy: author,
  assignee: null,
  openedAt: '2026-11-22T13:05:00.000Z',
  updatedAt: '2026-11-22T13:05:00.000Z',
  resolvedAt: null,
  firstAnswerDueAt: '2026-11-22T17:05:00.000Z',
}

const attachment = {
  id: id('att', '0'),
  name: 'zdjęcie zasilacza.jpg',
  size: 482_113,
  mediaType: 'image/jpeg',
  createdAt: '2026-11-22T13:04:00.000Z',
}

const message = {
  id: id('msg', '0'),
  visibility: 'public',
  author,
  body: 'Dioda zasilacza świeci na czerwono.',
  attachments: [attachment],
  createdAt: '2026-11-22T13:05:00.000Z',
}

/** Examples of the bodies that integrators write most. A test reads each with its own schema. */
export const examples: Examples = {
  registrations: {
    create: {
      body: {
        person: {
          firstName: 'Anna',
          lastName: 'Nowak',
          email: 'anna.nowak@example.com',
          phone: '+48 12 345 67 89',
        },
        company: {
          name: company.name,
          street: 'Lipowa 4',
          postalCode: '30-702',
          city: 'Kraków',
          country: 'PL',
        },
        nip: 'PL1234563218',
        contractNumber: contract.number,
        serialNumber: device.serialNumber,
        password: 'cztery dobre słowa razem',
        locale: 'pl',
      },
      reply: { registrationToken: token, expiresAt: '2026-11-22T14:05:00.000Z' },
    },
    verifyEmail: { body: { registrationToken: token, code: '123456' } },
    confirmTotp: {
      body: { registrationToken: token, code: '654321' },
      reply: {
        recoveryCodes: ['7K3M-9QXA-0DRT-W5HJ', '2V8N-4CPE-6YBG-1SZF'],
        tokens,
        isApproved: true,
      },
    },
  },
  signIns: {
    create: {
      body: { email: 'anna.nowak@example.com', password: 'cztery dobre słowa razem' },
      reply: {
        challengeToken: token,
        expiresAt: '2026-11-22T13:15:00.000Z',
        methods: ['totp', 'recovery_code'],
      },
    },
    secondFactor: {
      body: { method: 'totp', challengeToken: token, code: '123456' },
      reply: tokens,
    },
  },
  tokens: { refresh: { body: { refreshToken: token }, reply: tokens } },
  members: { list: { reply: { items: [member], nextCursor: null } } },
  invitations: {
    create: {
      body: { email: 'jan@example.com', firstName: 'Jan', lastName: 'Lis', locale: 'pl' },
      reply: {
        id: id('inv', '0'),
        email: 'jan@example.com',
        firstName: 'Jan',
        lastName: 'Lis',
        locale: 'pl',
        isOwner: false,
        invitedBy: { id: author.id, name: author.name },
        createdAt: '2026-11-22T13:05:00.000Z',
        expiresAt: '2026-11-29T13:05:00.000Z',
      },
    },
  },
  contracts: {
    list: { reply: { items: [contract], nextCursor: null } },
    listDevices: { reply: { items: [device], nextCursor: null } },
  },
  tickets: {
    list: { reply: { items: [ticket], nextCursor: null } },
    create: {
      body: {
        contractId: contract.id,
        deviceId: device.id,
        subject: ticket.subject,
        body: message.body,
        severity: ticket.severity,
        sharedWithSupplier: true,
        attachmentIds: [attachment.id],
      },
      reply: ticket,
    },
    update: { body: { status: 'resolved' }, reply: { ...ticket, status: 'resolved' } },
    setSharing: { body: { shared: false }, reply: { ...ticket, sharedWithSupplier: false } },
    listMessages: { reply: { items: [message], nextCursor: null } },
    reply: { body: { body: message.body }, reply: message },
  },
  activations: {
    get: {
      reply: {
        firstName: member.firstName,
        lastName: member.lastName,
        email: member.email,
        company: company.name,
      },
    },
  },
  factorResets: { get: { reply: { email: member.email } } },
  sharingRequests: {
    get: {
      reply: {
        ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject },
        supplier: contract.supplier,
        expiresAt: '2026-11-25T13:05:00.000Z',
      },
    },
  },
  attachments: {
    limits: { reply: { fileBytes: 26_214_400, filesPerTicket: 20 } },
    upload: { reply: attachment },
  },
  contact: {
    create: {
      body: {
        name: 'Anna Nowak',
        email: 'anna.nowak@example.com',
        message: 'Nie mogę się zarejestrować.',
        locale: 'pl',
      },
      reply: { reference: 'K-4821' },
    },
  },
  auditEvents: {
    list: {
      reply: {
        items: [
          {
            id: '81423',
            at: '2026-11-22T13:05:00.000Z',
            action: 'ticket.opened',
            actor: { id: author.id, name: author.name, kind: 'customer' },
            subject: { kind: 'ticket', id: ticket.id, label: ticket.number },
            companyId: company.id,
            address: '192.0.2.17',
            details: { number: ticket.number },
          },
        ],
        nextCursor: null,
      },
    },
  },
}
