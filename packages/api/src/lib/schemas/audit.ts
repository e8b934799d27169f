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
  details: z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
})
export type AuditEvent = z.output<typeof AuditEvent>

/** Newest first. `companyId` is the staff's to ask for. */
export const AuditQuery = z.strictObject({
  ...pageQuery,
  companyId: z.optional(idSchema('company')),
  personId: z.optional(idSchema('user')),
})
export type AuditQuery = z.output<typeof AuditQuery>
