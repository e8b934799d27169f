import { userTotpPlace } from '../account/totp-enrolment.ts'
import { activationTotpPlace } from '../activation/activation-store.ts'
import { registrationTotpPlace } from '../registration/registration-store.ts'

/** A column whose values are sealed with the service's encryption key, for as long as their row lives. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** SQL for the text that tells a row, called `kept`, from all others of the table. */
  readonly id: string
  /** The place a value is bound to: see `SecretBox`. */
  readonly place: (id: string) => string
}

/** All of them; a test finds one that is missing. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'users', column: 'totp_secret', id: 'kept.id', place: userTotpPlace },
  { table: 'registrations', column: 'totp_secret', id: 'kept.id', place: registrationTotpPlace },
  {
    table: 'activations',
    column: 'totp_secret',
    id: 'coalesce(kept.user_id, kept.invitation_id)',
    place: (id) => activationTotpPlace({ user_id: id, invitation_id: null }),
  },
]
