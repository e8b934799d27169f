import {
  messageVisibilities,
  roles,
  severities,
  type TicketStatus,
  ticketStatuses,
} from '@hezo/domain'
import * as z from 'zod/mini'
import { idSchema } from '../ids.ts'
import { Attachment, AttachmentIds } from './attachments.ts'
import { Instant } from './common.ts'
import { lineSchema, proseSchema, SearchText, textLimits } from './fields.ts'
import { pageQuery } from './page.ts'
import { fieldIssue } from './rule.ts'

/**
 * Who wrote or opened something, as far as readers are told. `id` is null for who has no account, `name`
 * for a person whose data was erased.
 */
export const Author = z.object({
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  role: z.literal(roles),
})
export type Author = z.output<typeof Author>

/**
 * A support case. `number` is for people (`HZ-2026-000123`), `id` for machines. `supplier` is the
 * company that sold the contract; its employees read the ticket only while `sharedWithSupplier`.
 */
export const Ticket = z.object({
  id: z.string(),
  number: z.string(),
  /** The number in the application before this one, for what was moved from there. */
  legacyId: z.nullable(z.string()),
  subject: z.string(),
  status: z.literal(ticketStatuses),
  severity: z.literal(severities),
  company: z.object({ id: z.string(), name: z.string() }),
  contract: z.object({ id: z.string(), number: z.string() }),
  device: z.nullable(
    z.object({
      id: z.string(),
      serialNumber: z.string(),
      vendor: z.string(),
      model: z.string(),
    }),
  ),
  supplier: z.nullable(z.object({ id: z.string(), name: z.string() })),
  sharedWithSupplier: z.boolean(),
  /** A consent that was asked for in a frame and waits for the emailed link; null without one. */
  sharingRequest: z.nullable(z.object({ requestedAt: Instant, expiresAt: Instant })),
  openedBy: Author,
  assignee: z.nullable(Author),
  openedAt: Instant,
  updatedAt: Instant,
  resolvedAt: z.nullable(Instant),
  /** When the service level promises a first answer; null once it was given or none is promised. */
  firstAnswerDueAt: z.nullable(Instant),
})
export type Ticket = z.output<typeof Ticket>

/** A ticket to be opened. `deviceId` is null when the case is about no single device. */
export const NewTicket = z.strictObject({
  contractId: idSchema('contract'),
  deviceId: z.nullable(idSchema('device')),
  subject: lineSchema(textLimits.subject),
  body: proseSchema(textLimits.message),
  severity: z.literal(severities),
  /** The opener's own decision; there is no default. */
  sharedWithSupplier: z.boolean(),
  /** Sharing takes effect only once the opener has confirmed it by an emailed link. */
  confirmByEmail: z.optional(z.boolean()),
  attachmentIds: AttachmentIds,
})
export type NewTicket = z.output<typeof NewTicket>

/** What a list of tickets goes by: last change or opening, newest first. */
export const ticketSorts = ['updated', 'opened'] as const

/** Several statuses; a URL carries them separated by commas. */
export const StatusList = /*@__PURE__*/ z.transform(
  (input: string | readonly TicketStatus[], { issues }): TicketStatus[] => {
    const wanted = new Set(String(input).split(','))
    const known = ticketStatuses.filter((status) => wanted.has(status))
    if (known.length < wanted.size) {
      issues.push(fieldIssue('shape', { ok: false, reason: 'not_an_option' }))
    }
    return known
  },
)

/**
 * Newest first, by last change or by opening. `status` takes several, separated by commas; `search`
 * looks in number, subject and serial number.
 */
export const TicketQuery = z.strictObject({
  ...pageQuery,
  status: z.optional(StatusList),
  contractId: z.optional(idSchema('contract')),
  search: z.optional(SearchText),
  sort: z._default(z.literal(ticketSorts), 'updated'),
})
export type TicketQuery = z.output<typeof TicketQuery>

/** `severity` and `assigneeId` are the staff's to change, `status` as the table of moves allows. */
export const TicketChanges = z.strictObject({
  status: z.optional(z.literal(ticketStatuses)),
  severity: z.optional(z.literal(severities)),
  assigneeId: z.optional(z.nullable(idSchema('user'))),
})
export type TicketChanges = z.output<typeof TicketChanges>

/**
 * Whether the supplier's employees may read the ticket from now on. With `confirmByEmail` they may only
 * once the person has confirmed it by an emailed link; withdrawing is immediate.
 */
export const SharingDecision = z.strictObject({
  shared: z.boolean(),
  confirmByEmail: z.optional(z.boolean()),
})
export type SharingDecision = z.output<typeof SharingDecision>

/** What the emailed link is about: enough to decide, nothing of the content. */
export const SharingRequest = z.object({
  ticket: z.object({ id: z.string(), number: z.string(), subject: z.string() }),
  supplier: z.object({ id: z.string(), name: z.string() }),
  expiresAt: Instant,
})
export type SharingRequest = z.output<typeof SharingRequest>

/** One entry of a ticket's dialogue; `internal` ones exist for staff only. */
export const Message = z.object({
  id: z.string(),
  visibility: z.literal(messageVisibilities),
  author: Author,
  body: z.string(),
  attachments: z.array(Attachment),
  createdAt: Instant,
})
export type Message = z.output<typeof Message>

/** A message to be written; `internal` is for staff only. */
export const NewMessage = z.strictObject({
  body: proseSchema(textLimits.message),
  visibility: z._default(z.literal(messageVisibilities), 'public'),
  attachmentIds: AttachmentIds,
})
export type NewMessage = z.output<typeof NewMessage>

/** Oldest first. */
export const MessageQuery = z.strictObject(pageQuery)
