import type { Clock } from './clock.ts'
import { addressNetwork } from './address-network.ts'
import { type AuditEvent, recordAudit } from './audit.ts'
import type { Database } from './storage/database.ts'
import type { Throttle } from './throttle.ts'
import { ApiProblem } from '../problem.ts'

/** What a record of something that anybody may repeat takes from its request. */
interface Parts {
  readonly clock: Clock
  readonly db: Database
  readonly request: { readonly address: string }
  readonly throttle: Throttle
}

/** An event that anybody can cause, as often as he likes. */
export interface RepeatedEvent extends Pick<AuditEvent, 'action' | 'details'> {
  /** Whose are counted together, e.g. an account as it was typed; '' for all from one network. */
  readonly countedBy: string
  readonly actorId?: string
  readonly subjectId?: string | null
  readonly companyId?: string | null
}

/** Seconds. */
const window = 600

/**
 * Records the first, tenth, hundredth … such event from one network within ten minutes, with their
 * count, so that nobody fills the trail. It takes the same time whoever is concerned.
 */
export async function recordRepeated(parts: Parts, event: RepeatedEvent): Promise<void> {
  const { clock, db, request, throttle } = parts
  const { action, countedBy, actorId = null, subjectId = null, companyId = null } = event
  const key = `${action} ${addressNetwork(request.address)} ${countedBy}`
  const count = await throttle.count({ name: 'audit', window }, key)
  if (!/^10*$/.test(String(count))) return
  await recordAudit(db, {
    at: clock.now(),
    action,
    actorId,
    subjectId,
    companyId,
    address: request.address,
    details: { ...event.details, count },
  })
}

/**
 * Runs `spend`, which counts an attempt, and records that it was refused, if it was.
 *
 * @throws ApiProblem rate_limited, and whatever else `spend` throws
 */
export async function recordThrottled(
  parts: Parts,
  event: RepeatedEvent,
  spend: () => Promise<void>,
): Promise<void> {
  try {
    await spend()
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'rate_limited') {
      await recordRepeated(parts, event)
    }
    throw error
  }
}
