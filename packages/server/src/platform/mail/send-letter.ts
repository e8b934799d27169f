import type { Services } from '../../context.ts'
import type { Database } from '../storage/database.ts'
import type { Letter } from './letter.ts'

/** Queues a letter in the caller's transaction: it leaves if, and only if, that commits. */
export async function sendLetter(
  { jobs }: Pick<Services, 'jobs'>,
  tx: Database,
  to: string,
  letter: Letter,
): Promise<void> {
  await jobs.send(tx, 'mail', { to, letter })
}
