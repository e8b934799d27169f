import { roles } from '@hezo/domain'
import * as z from 'zod/mini'
import { auditActions } from '../audit-actions.ts'
import { type IdKind, idPrefixes, idSchema } from '../ids.ts'
import { Instant } from './common.ts'
import { pageQuery } from './page.ts'

/** Who can act: people by their role, and whoever runs the service, from its command line. */
export const auditActorKinds = [...roles, 'operator'] as const

/** What an event can be about: whatever has an id. */
export const auditSubjectKinds = Object.keys(idPrefixes) as readonly IdKind[]

/**
 * What there is to say of an event beside who, when and where; which of it, depends on the action. What
 * only operators need has other names.
 */
export const AuditDetails = z.looseObject({
  /** How many of this kind there were within ten minutes, where anybody can cause them. */
  count: z.optional(z.number()),
  /** `email`, or a method of the second factor. */
  method: z.optional(z.string()),
  /** How a session proved its second factor. */
  proof: z.optional(z.string()),
  /** Why a session ended. */
  reason: z.optional(z.string()),
  /** Names of what was changed of an account, separated by commas. */
  fields: z.optional(z.string()),
  /** Of an export: `json` or `pdf`. */
  format: z.optional(z.string()),
  role: z.optional(z.string()),
  isOwner: z.optional(z.boolean()),
  isWaiting: z.optional(z.boolean()),
  approvesNewPeople: z.optional(z.boolean()),
  /** Of a ticket. */
  number: z.optional(z.string()),
  /** The state before and after, or whose a contract was and is. */
  from: z.optional(z.nullable(z.string())),
  to: z.optional(z.nullable(z.string())),
  'status.from': z.optional(z.string()),
  'status.to': z.optional(z.string()),
  'severity.from': z.optional(z.string()),
  'severity.to': z.optional(z.string()),
  supplierId: z.optional(z.string()),
})
export type AuditDetails = z.output<typeof AuditDetails>

/**
 * One event of the audit trail. `actor` is null when nobody knows who it was, e.g. of a failed sign-in;
 * HEZO's people are told as HEZO to everybody else. `address` is whole for thirty days, then only its
 * network (`192.0.2.0/24`), and null where it is not the reader's business. `details` depend on the action.
 */
export const AuditEvent = z.object({
  id: z.string(),
  at: Instant,
  action: z.literal(auditActions),
  actor: z.nullable(
    z.object({
      id: z.nullable(z.string()),
      /** Null for a person whose data was erased. */
      name: z.nullable(z.string()),
      kind: z.literal(auditActorKinds),
    }),
  ),
  /** `label`: a name or number, where the reader may still see what it names. */
  subject: z.nullable(
    z.object({
      kind: z.literal(auditSubjectKinds),
      id: z.string(),
      label: z.nullable(z.string()),
    }),
  ),
  companyId: z.nullable(z.string()),
  address: z.nullable(z.string()),
  details: AuditDetails,
})
export type AuditEvent = z.output<typeof AuditEvent>

/** Newest first. `companyId` is the staff's to ask for. */
export const AuditQuery = z.strictObject({
  ...pageQuery,
  companyId: z.optional(idSchema('company')),
  personId: z.optional(idSchema('user')),
})
export type AuditQuery = z.output<typeof AuditQuery>
