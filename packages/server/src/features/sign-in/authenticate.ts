import { type SelectQueryBuilder, sql } from 'kysely'
import type { Actor, Services, SessionProof } from '../../context.ts'
import type { DpopProof } from '../../platform/dpop.ts'
import { compileOnce } from '../../platform/storage/compile-once.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/**
 * The person an access token speaks for, as the database knows him at this moment: a session that
 * ended, or a person removed, is nobody from the next request on. A token that is bound to a key
 * counts only with a proof that this key made and that was not used before; one that is not, only
 * without.
 */
export async function authenticate(
  { accessTokens, clock, db }: Pick<Services, 'accessTokens' | 'clock' | 'db'>,
  { accessToken, proof }: { readonly accessToken: string; readonly proof: DpopProof | undefined },
): Promise<Actor | undefined> {
  const now = clock.now()
  const token = await accessTokens.verify(accessToken, now)
  if (!token || token.thumbprint !== proof?.thumbprint) return undefined
  const [row] = proof
    ? await readActorOnce(db, { ...token, ...proof, now })
    : await readActor(db, { sessionId: token.sessionId, now })
  if (!row || row.key_thumbprint !== (token.thumbprint ?? null)) return undefined
  return toActor(row, token.sessionId)
}

/** The person of a session, as the database knows them at this moment; undefined once it has ended. */
export async function findActor(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  sessionId: string,
): Promise<Actor | undefined> {
  const [row] = await readActor(db, { sessionId, now: clock.now() })
  return row && toActor(row, sessionId)
}

type ActorRow = Awaited<ReturnType<typeof readActor>>[number]

function toActor(row: ActorRow, sessionId: string): Actor | undefined {
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

interface SessionNow {
  readonly sessionId: string
  readonly now: Date
}

const readActor = compileOnce((db, { sessionId, now }: SessionNow) =>
  actorOf(db.selectFrom('sessions'), { sessionId, now }),
)

/** The same, if the proof was not used before; in one statement, so that it costs no wait of its own. */
const readActorOnce = compileOnce(
  (db, { sessionId, now, useKey, expiresAt }: SessionNow & ProofUse) => {
    const sessions: unknown = db
      .with('used', (tx) =>
        tx
          .insertInto('used_once')
          .values({ key_hash: useKey, expires_at: expiresAt })
          .onConflict((oc) => oc.doNothing())
          .returning('expires_at'),
      )
      .selectFrom('sessions')
    return actorOf(sessions as Sessions, { sessionId, now }).where(
      sql<boolean>`EXISTS (SELECT FROM used)`,
    )
  },
)

type ProofUse = Pick<DpopProof, 'useKey' | 'expiresAt'>
type Sessions = SelectQueryBuilder<DB, 'sessions', unknown>

function actorOf(sessions: Sessions, { sessionId, now }: SessionNow) {
  return sessions
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.role', 'users.company_id', 'users.is_owner', 'users.approved_at'])
    .select(['users.first_name', 'users.last_name', 'sessions.proven_at', 'sessions.proven_by'])
    .select('sessions.key_thumbprint')
    .where('sessions.id', '=', sessionId)
    .where('users.removed_at', 'is', null)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
}
