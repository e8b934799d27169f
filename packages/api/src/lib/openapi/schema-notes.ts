import { attachmentLimits, emailMaxLength, passwordLength, ticketStatuses } from '@hezo/domain'
import type * as z from 'zod/mini'
import { errorCodes } from '../error-codes.ts'
import { fieldCodes } from '../field-codes.ts'
import { FieldError, Problem } from '../problem.ts'
import { Attachment, AttachmentIds, AttachmentLimits } from '../schemas/attachments.ts'
import { Day, Instant, Locale } from '../schemas/common.ts'
import { ContactRequest } from '../schemas/contact.ts'
import { Contract } from '../schemas/contracts.ts'
import {
  ContractNumber,
  Country,
  Email,
  FileName,
  Nip,
  PersonName,
  Phone,
  SearchText,
  SerialNumber,
  textLimits,
  TotpCode,
} from '../schemas/fields.ts'
import { PageSize, pageSize } from '../schemas/page.ts'
import { WorkChallenge } from '../schemas/proof-of-work.ts'
import {
  Assertion,
  NewCredential,
  Passkey,
  PasskeyCreation,
  PasskeyRequest,
} from '../schemas/passkeys.ts'
import { CompanyAddress, RegistrationData } from '../schemas/registration.ts'
import { OpaqueToken, SecondFactor, Tokens, TotpEnrolment } from '../schemas/session.ts'
import { Message, NewMessage, NewTicket, StatusList, Ticket } from '../schemas/tickets.ts'
import type { JsonObject } from './json.ts'

/**
 * What JSON Schema cannot learn from a schema, laid over its generated form: the rules that live in
 * parsers, and prose. `properties` are laid over one by one.
 */
export const schemaNotes: ReadonlyMap<z.core.$ZodType, JsonObject> = new Map<
  z.core.$ZodType,
  JsonObject
>([
  [Instant, { format: 'date-time', description: 'ISO 8601 in UTC, to the millisecond.' }],
  [Day, { format: 'date', description: 'A calendar day in Europe/Warsaw.' }],
  [Locale, { description: 'The language of what people read.' }],
  [
    Nip,
    {
      description:
        'Polish tax number: `PL` and ten digits with a right check digit. Spaces, hyphens, case and a missing `PL` are accepted.',
      examples: ['PL1234563218'],
    },
  ],
  [
    SerialNumber,
    {
      description:
        '3 to 64 of `A–Z 0–9 - . / _ +`. The notation of before 19 June 2024, `(H)-FG1234567890`, is accepted; the bare number is stored and shown.',
      examples: ['FG1234567890'],
    },
  ],
  [
    ContractNumber,
    {
      description: '3 to 40 characters; case and spaces do not matter.',
      examples: ['SHZ/2022/9239'],
    },
  ],
  [Email, { format: 'email', maxLength: emailMaxLength, examples: ['anna.nowak@example.com'] }],
  [
    Phone,
    {
      description:
        'With its country code; nine digits alone are taken as Polish. Given back as E.164.',
      examples: ['+48122525600'],
    },
  ],
  [Country, { description: 'ISO 3166-1 alpha-2.', examples: ['PL'] }],
  [
    FileName,
    {
      description:
        '1 to 200 characters, without folders and control characters; kept to the letter.',
      examples: ['zdjęcie dysku.png'],
    },
  ],
  [
    Attachment,
    {
      description: 'A file of a ticket.',
      properties: {
        size: { type: 'integer', description: 'Bytes.' },
        mediaType: { description: 'As its content shows, not as its name says.' },
      },
    },
  ],
  [
    AttachmentLimits,
    {
      description: 'What may be attached.',
      properties: {
        fileBytes: { type: 'integer', examples: [attachmentLimits.bytes] },
        filesPerTicket: { type: 'integer', examples: [attachmentLimits.perTicket] },
      },
    },
  ],
  [
    AttachmentIds,
    { description: 'Files uploaded before, each of them once and by the same person.' },
  ],
  [PersonName, { description: 'Up to 80 letters, spaces, hyphens, apostrophes and full stops.' }],
  [
    TotpCode,
    { description: 'Six digits; spaces between them are accepted.', examples: ['123456'] },
  ],
  [OpaqueToken, { description: 'A secret that the server gave out earlier; its form may change.' }],
  [
    RegistrationData,
    {
      description: 'Contact data, and the three values that authorise the registration.',
      properties: {
        password: {
          minLength: passwordLength.min,
          maxLength: passwordLength.max,
          description:
            'Any Unicode; not a common password, and without e-mail address, company or HEZO in it.',
        },
      },
    },
  ],
  [
    CompanyAddress,
    {
      properties: {
        name: { maxLength: textLimits.companyName },
        street: { maxLength: textLimits.street },
        postalCode: { description: '`NN-NNN` in Poland, 2 to 12 characters elsewhere.' },
        city: { maxLength: textLimits.city },
      },
    },
  ],
  [SecondFactor, { properties: { code: { description: 'Six digits, or a recovery code.' } } }],
  [
    Passkey,
    {
      description:
        'A synced passkey is kept by its provider on all devices of the person; another one is lost with its device.',
    },
  ],
  [
    NewCredential,
    {
      description:
        'What `PublicKeyCredential.toJSON()` gives after `navigator.credentials.create`.',
    },
  ],
  [
    Assertion,
    { description: 'What `PublicKeyCredential.toJSON()` gives after `navigator.credentials.get`.' },
  ],
  [PasskeyCreation, { description: '`options` are for `parseCreationOptionsFromJSON`.' }],
  [PasskeyRequest, { description: '`options` are for `parseRequestOptionsFromJSON`.' }],
  [
    Ticket,
    {
      description: 'A support case of a company, on a contract and usually a device.',
      properties: {
        number: { description: 'For people.', examples: ['HZ-2026-000123'] },
        legacyId: {
          description: 'The number in the application before this one, if it was moved from there.',
        },
        firstAnswerDueAt: {
          description:
            'When the service level promises a first answer; null once it was given or none is promised.',
        },
      },
    },
  ],
  [
    NewTicket,
    {
      properties: {
        subject: { maxLength: textLimits.subject },
        body: { maxLength: textLimits.message },
        sharedWithSupplier: {
          description:
            'Whether employees of the company that sold the contract may read the ticket. There is no default.',
        },
        confirmByEmail: {
          description:
            'For forms in frames on other sites: sharing waits until the opener confirms it by an emailed link.',
        },
      },
    },
  ],
  [NewMessage, { properties: { body: { maxLength: textLimits.message } } }],
  [
    ContactRequest,
    {
      properties: {
        name: { maxLength: textLimits.personName },
        message: { maxLength: textLimits.contactMessage },
      },
    },
  ],
  [SearchText, { maxLength: textLimits.search, description: 'Blank finds everything.' }],
  [
    Message,
    { description: 'One entry of a ticket’s dialogue; `internal` ones exist for staff only.' },
  ],
  [Contract, { description: '`validFrom` and `validTo` are both days of its validity.' }],
  [
    TotpEnrolment,
    { description: 'For an authenticator app; `qr.path` is the `d` of an SVG path.' },
  ],
  [Tokens, { properties: { expiresIn: { description: 'Seconds until the access token ends.' } } }],
  [
    PageSize,
    { type: 'integer', minimum: pageSize.min, maximum: pageSize.max, default: pageSize.default },
  ],
  [
    StatusList,
    {
      type: 'array',
      items: { type: 'string', enum: ticketStatuses },
      minItems: 1,
      uniqueItems: true,
    },
  ],
  [
    FieldError,
    {
      description: 'One refused field of a request.',
      properties: {
        path: { description: 'Dotted: `person.email`; empty for the whole body.' },
        code: { enum: fieldCodes },
        message: { description: 'A sentence in the language of the request.' },
        values: {
          description: 'What the sentence names. `position` counts from 0.',
          additionalProperties: { type: ['string', 'number'] },
        },
      },
    },
  ],
  [
    Problem,
    {
      description: 'A failure (RFC 9457). `code` is the stable name that programs compare.',
      properties: {
        title: { description: 'A sentence in the language of the request.' },
        code: { enum: errorCodes },
        requestId: { description: 'Quote it to HEZO; the log knows it.' },
        retryAfter: { description: 'Seconds until another attempt can succeed.' },
        proofOfWork: {
          $ref: '#/components/schemas/WorkChallenge',
          description: 'What to solve, with `proof_of_work_required`; see `Proof-Of-Work`.',
        },
      },
    },
  ],
  [
    WorkChallenge,
    {
      description:
        'A task: find the `counter` for which SHA-256 of `salt`, `nonce` and the counter (4 bytes, big-endian) begins with `keyPrefix`. It is sent back whole, with all it holds.',
    },
  ],
])
