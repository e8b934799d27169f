import type { Route } from '@hezo/api'
import type { Actor, Services } from '../context.ts'
import type { ThrottleRule } from '../platform/throttle-rule.ts'
import { ApiProblem } from '../problem.ts'

/** What a signed-in person, and all of their company together, may do in a day. */
interface Quota {
  readonly name: string
  readonly person: number
  readonly company: number
}

const quotas: Readonly<Record<string, Quota>> = {
  'tickets.create': { name: 'tickets', person: 1_000, company: 5_000 },
  'tickets.reply': { name: 'messages', person: 2_000, company: 10_000 },
  'attachments.upload': { name: 'files', person: 2_000, company: 10_000 },
  'tickets.transcript': { name: 'transcripts', person: 1_000, company: 5_000 },
  'me.exportData': { name: 'exports', person: 50, company: 1_000 },
}
const otherWrites: Quota = { name: 'writes', person: 10_000, company: 50_000 }

/** Once a quota is used up, one more passes after each delay: no one can stop a company's work for a day. */
const delays = { first: 10, longest: 60 }

/**
 * Counts what a signed-in person asks for where that writes or is costly. Far above honest use, so what
 * is rejected later or repeated counts too.
 *
 * @throws ApiProblem quota_exceeded
 */
export async function requireQuota(
  { config, throttle }: Pick<Services, 'config' | 'throttle'>,
  name: string,
  { method }: Pick<Route, 'method'>,
  { userId, companyId }: Pick<Actor, 'userId' | 'companyId'>,
): Promise<void> {
  const quota = quotas[name] ?? (method === 'GET' ? undefined : otherWrites)
  if (!quota || config.quotas === 0) return
  const rule = (of: 'person' | 'company'): ThrottleRule => ({
    name: `quota-${quota.name}-${of}`,
    attempts: Math.max(1, Math.floor(quota[of] * config.quotas)),
    window: 86_400,
    delays,
  })
  const company = companyId === null ? [] : [[rule('company'), companyId] as const]
  try {
    // Colleagues take turns.
    await throttle.spendInTurn(userId, [rule('person'), userId], ...company)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'rate_limited') throw error
    throw new ApiProblem('quota_exceeded', { retryAfter: error.retryAfter ?? 60 })
  }
}
