import type { Services } from '../context.ts'
import { useOnce } from '../platform/used-once.ts'
import { ApiProblem } from '../problem.ts'

/**
 * Lets a request pass that brings the solution of a task of ours. A solution counts once; whatever is
 * wrong with one, the answer is the same, with a new task. `isRepeat` tells whether this very request was
 * answered before: its solution was then used for itself.
 *
 * @throws ApiProblem proof_of_work_required
 */
export async function requireWork(
  { clock, db, proofOfWork }: Pick<Services, 'clock' | 'db' | 'proofOfWork'>,
  solution: string | null,
  isRepeat: () => Promise<boolean>,
): Promise<void> {
  if (!proofOfWork.isOn) return
  const now = clock.now()
  const done = solution === null ? undefined : await proofOfWork.verify(solution, now)
  if (done && ((await useOnce(db, done.useKey, done.expiresAt)) || (await isRepeat()))) return
  throw new ApiProblem('proof_of_work_required', { proofOfWork: await proofOfWork.ask(now) })
}
