import * as z from 'zod/mini'
import { Instant, Locale } from './common.ts'
import { Email, PersonName } from './fields.ts'
import { pageQuery } from './page.ts'

/** Whether a person is in, or waits for an owner to let them in. */
export const memberStatuses = ['active', 'waiting'] as const

/**
 * A person of the actor's own company. Only owners see who waits, and `lastSignInAt`: it is null for
 * everybody else, and for who never signed in.
 */
export const Member = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  isOwner: z.boolean(),
  status: z.literal(memberStatuses),
  createdAt: Instant,
  lastSignInAt: z.nullable(Instant),
})
export type Member = z.output<typeof Member>

/** What an owner decides about a person; what is left out stays. Who becomes an owner is let in too. */
export const MemberChanges = z.strictObject({
  isOwner: z.optional(z.boolean()),
  isApproved: z.optional(z.literal(true)),
})
export type MemberChanges = z.output<typeof MemberChanges>

/** Whom an owner invites; `locale` is the language of the mail. */
export const NewInvitation = z.strictObject({
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  locale: Locale,
  isOwner: z._default(z.boolean(), false),
})
export type NewInvitation = z.output<typeof NewInvitation>

/** An invitation that was not accepted yet. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  locale: Locale,
  isOwner: z.boolean(),
  invitedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
})
export type Invitation = z.output<typeof Invitation>

/** The actor's own company, and whether people who register for it wait for an owner. */
export const Company = z.object({
  id: z.string(),
  nip: z.string(),
  name: z.string(),
  approvesNewPeople: z.boolean(),
})
export type Company = z.output<typeof Company>

/** What an owner may change of the company. */
export const CompanyChanges = z.strictObject({ approvesNewPeople: z.boolean() })
export type CompanyChanges = z.output<typeof CompanyChanges>

/** What the lists of people and of invitations can be asked. */
export const PeopleQuery = z.strictObject(pageQuery)
