import type { Database } from '../../platform/storage/database.ts'

/**
 * The registrations that made an account, as a query of their ids. The trail knows them also when the
 * address was taken from the account, because somebody removed the person.
 */
export function registrationsOf(db: Database, userId: string) {
  return db
    .selectFrom('audit_events')
    .select('audit_events.subject_id')
    .where('audit_events.action', '=', 'registration.completed')
    .where('audit_events.actor_id', '=', userId)
    .$narrowType<{ subject_id: string }>()
}
