import type { Services } from '../../context.ts'
import type { Database } from '../storage/database.ts'
import type { Letter } from './letter.ts'

/**
 * Queues a letter in the caller's transaction: it leaves if, and only if, that commits. One to nobody
 * (null) costs what any other does and is then dropped, where the time of an answer must not tell
 * whether there is somebody.
 */
export async function sendLetter(
  { jobs }: Pick<Services, 'jobs'>,
  tx: Database,
  to: string | null,
  letter: Letter,
): Promise<void> {
  await jobs.send(tx, 'mail', { to, letter })
}
