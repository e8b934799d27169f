import type { RouteTable } from './route.ts'
import { activations } from './routes/activations.ts'
import { attachments } from './routes/attachments.ts'
import { auditEvents } from './routes/audit-events.ts'
import { company } from './routes/company.ts'
import { contact } from './routes/contact.ts'
import { contracts } from './routes/contracts.ts'
import { factorResets } from './routes/factor-resets.ts'
import { guides } from './routes/guides.ts'
import { invitations } from './routes/invitations.ts'
import { me } from './routes/me.ts'
import { passkeys } from './routes/passkeys.ts'
import { members } from './routes/members.ts'
import { passwordResets } from './routes/password-resets.ts'
import { registrations } from './routes/registrations.ts'
import { sharingRequests } from './routes/sharing-requests.ts'
import { signIns } from './routes/sign-ins.ts'
import { tickets } from './routes/tickets.ts'
import { tokens } from './routes/tokens.ts'

/** The whole HTTP surface: feature → verb → route. */
export const routes = {
  registrations,
  activations,
  signIns,
  passkeys,
  tokens,
  passwordResets,
  factorResets,
  me,
  company,
  members,
  invitations,
  contracts,
  tickets,
  sharingRequests,
  attachments,
  contact,
  guides,
  auditEvents,
} as const satisfies RouteTable

/** The type of the table: what handlers and clients are checked against. */
export type Routes = typeof routes
