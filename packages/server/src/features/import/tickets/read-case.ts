import {
  parseContractNumber,
  parseEmail,
  parseIsoDate,
  parseNip,
  parseSerialNumber,
  type Role,
  type TicketStatus,
} from '@hezo/domain'
import * as z from 'zod/mini'
import { CaseFailure } from './case-refusal.ts'

/** A case of the old application that is to become a ticket, judged as far as the file alone tells. */
export interface LegacyCase {
  readonly id: string
  /** To the byte as it was. */
  readonly subject: string
  readonly status: TicketStatus
  readonly nip: string
  /** In the form for comparing, and as written. */
  readonly contractNumber: { readonly key: string; readonly written: string }
  /** Bare; null when the case is about no single device. */
  readonly serialNumber: string | null
  readonly openedAt: Date
  readonly updatedAt: Date
  /** Without an address where there was none that can be written to. */
  readonly reporter: {
    readonly name: string
    readonly email: { readonly value: string; readonly key: string } | null
  }
  readonly messages: readonly {
    readonly author: string
    readonly role: Role
    readonly at: Date
    readonly body: string
  }[]
  /** Paths below the folder of the file. */
  readonly attachments: readonly string[]
}

const Written = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  subject: z.string(),
  status: z.string(),
  nip: z.string(),
  contractNumber: z.string(),
  serialNumber: z.nullish(z.string()),
  openedAt: z.string(),
  updatedAt: z.string(),
  reporter: z.object({
    name: z.string().check(z.maxLength(400)),
    email: z.nullish(z.string()),
  }),
  messages: z.array(
    z.object({
      author: z.object({ name: z.string(), role: z.string() }),
      at: z.string(),
      body: z.string(),
    }),
  ),
  attachments: z._default(z.array(z.string()), []),
})

const statuses: Readonly<Record<string, TicketStatus | 'closed'>> = {
  open: 'new',
  in_progress: 'in_progress',
  waiting_for_customer: 'waiting_for_customer',
  closed: 'closed',
}
const roles: Readonly<Record<string, Role>> = {
  customer: 'customer',
  supplier: 'supplier',
  hezo: 'staff',
}
const subjectLength = 1000
// Clocks differ a little.
const tolerance = 86_400_000

/** The object of a line, and the case's id if it has one. */
export function parseLine(text: string): { id: string | null; value: unknown } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CaseFailure('line.not_json', null)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CaseFailure('line.not_json', null)
  }
  const id = (value as { id?: unknown }).id
  return { id: typeof id === 'string' ? id : null, value }
}

/**
 * The case in an object, or `closed`.
 *
 * @throws CaseFailure for the first thing that is wrong
 */
export function readCase(value: unknown, now: Date): LegacyCase | 'closed' {
  const parsed = z.safeParse(Written, value)
  if (!parsed.success) {
    throw new CaseFailure('field.wrong', parsed.error.issues[0]?.path.join('.') ?? null)
  }
  const written = parsed.data
  requireStorable(written)
  const status = Object.hasOwn(statuses, written.status) ? statuses[written.status] : undefined
  if (!status) throw new CaseFailure('status.unknown', 'status', written.status)
  if (status === 'closed') return 'closed'
  if (written.subject.trim() === '') throw new CaseFailure('subject.empty', 'subject')
  if (written.subject.length > subjectLength) throw new CaseFailure('subject.too_long', 'subject')
  const openedAt = readInstant(written.openedAt, 'openedAt', now)
  const updatedAt = readInstant(written.updatedAt, 'updatedAt', now)
  if (updatedAt < openedAt) throw new CaseFailure('dates.wrong_order', 'updatedAt')
  if (written.messages.length === 0) throw new CaseFailure('messages.none', 'messages')
  return {
    id: written.id,
    subject: written.subject,
    status,
    ...readPlace(written),
    openedAt,
    updatedAt,
    reporter: { name: written.reporter.name, email: usableEmail(written.reporter.email) },
    messages: written.messages.map(({ author, at, body }, index) => {
      const role = Object.hasOwn(roles, author.role) ? roles[author.role] : undefined
      if (!role) throw new CaseFailure('field.wrong', `messages.${index}.author.role`)
      return { author: author.name, role, at: readInstant(at, `messages.${index}.at`, now), body }
    }),
    attachments: written.attachments,
  }
}

function readPlace(
  written: z.output<typeof Written>,
): Pick<LegacyCase, 'nip' | 'contractNumber' | 'serialNumber'> {
  const nip = parseNip(written.nip)
  if (!nip.ok) throw new CaseFailure('nip.wrong', 'nip', written.nip)
  const number = parseContractNumber(written.contractNumber)
  if (!number.ok) {
    throw new CaseFailure('contractNumber.wrong', 'contractNumber', written.contractNumber)
  }
  const contractNumber = { key: number.value, written: written.contractNumber }
  const serial = (written.serialNumber ?? '').trim()
  if (serial === '') return { nip: nip.value, contractNumber, serialNumber: null }
  const parsed = parseSerialNumber(serial)
  if (!parsed.ok) throw new CaseFailure('serialNumber.wrong', 'serialNumber', serial)
  return { nip: nip.value, contractNumber, serialNumber: parsed.value }
}

/** @throws CaseFailure for no instant, one of a day that does not exist, or one to come */
function readInstant(text: string, field: string, now: Date): Date {
  const match =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.exec(
      text,
    )
  if (!match) throw new CaseFailure('date.wrong_format', field, text)
  if (!parseIsoDate(match[1] ?? '').ok) throw new CaseFailure('date.no_such_day', field, text)
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) throw new CaseFailure('date.wrong_format', field, text)
  if (instant.getTime() > now.getTime() + tolerance) {
    throw new CaseFailure('date.in_future', field, text)
  }
  return instant
}

/** PostgreSQL's text holds no NUL, and UTF-8 no half of a pair. */
function requireStorable({ id, subject, reporter }: z.output<typeof Written>): void {
  const texts = { id, subject, 'reporter.name': reporter.name }
  for (const [field, text] of Object.entries(texts)) {
    if (text.includes('\0') || !text.isWellFormed()) {
      throw new CaseFailure('text.not_storable', field)
    }
  }
}

/** Who cannot be written to is still the reporter. */
function usableEmail(email: string | null | undefined): LegacyCase['reporter']['email'] {
  const parsed = parseEmail(email ?? '')
  return parsed.ok ? { value: parsed.value, key: parsed.key } : null
}
