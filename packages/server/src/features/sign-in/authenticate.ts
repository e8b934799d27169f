import type { Actor, Services, SessionProof } from '../../context.ts'
import { compileOnce } from '../../platform/storage/compile-once.ts'

/**
 * The person an access token speaks for, as the database knows him at this moment: a session that
 * ended, or a person removed, is nobody from the next request on.
 */
export async function authenticate(
  { accessTokens, clock, db }: Pick<Services, 'accessTokens' | 'clock' | 'db'>,
  accessToken: string,
): Promise<Actor | undefined> {
  const now = clock.now()
  const sessionId = await accessTokens.verify(accessToken, now)
  if (!sessionId) return undefined
  const [row] = await readActor(db, { sessionId, now })
  if (!row) return undefined
  const person = {
    userId: row.id,
    sessionId,
    name: `${row.first_name} ${row.last_name}`,
    isOwner: row.is_owner,
    isApproved: row.approved_at !== null,
    provenAt: row.proven_at,
    provenBy: row.proven_by as SessionProof,
  }
  if (row.role === 'staff') return { ...person, role: 'staff', companyId: null }
  if (row.company_id === null || (row.role !== 'customer' && row.role !== 'supplier'))
    return undefined
  return { ...person, role: row.role, companyId: row.company_id }
}

const readActor = compileOnce((db, { sessionId, now }: { sessionId: string; now: Date }) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.role', 'users.company_id', 'users.is_owner', 'users.approved_at'])
    .select(['users.first_name', 'users.last_name', 'sessions.proven_at', 'sessions.proven_by'])
    .where('sessions.id', '=', sessionId)
    .where('users.removed_at', 'is', null)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now),
)
