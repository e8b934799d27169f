import { randomBytes } from 'node:crypto'
import { formatRecoveryCode, recoveryCodeAlphabet, recoveryCodeLength } from '@hezo/domain'
import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'

const count = 10

/** A person's new recovery codes: as shown this once, and as kept. */
export interface RecoveryCodes {
  readonly shown: string[]
  readonly hashes: readonly Buffer[]
}

/** Ten new codes of 80 random bits for a person. Takes about as long as ten sign-ins. */
export async function createRecoveryCodes(
  { passwords }: Pick<Services, 'passwords'>,
  userId: string,
): Promise<RecoveryCodes> {
  const shown: string[] = []
  const hashes: Buffer[] = []
  while (shown.length < count) {
    const code = randomCode()
    shown.push(formatRecoveryCode(code))
    // One after another: a registration must not fill the queue that sign-ins wait in.
    hashes.push(await passwords.digest(code, userId))
  }
  return { shown, hashes }
}

/** Keeps new codes; the person's old ones are worth nothing from then on. */
export async function replaceRecoveryCodes(
  tx: Database,
  userId: string,
  { hashes }: RecoveryCodes,
): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await tx
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash })))
    .execute()
}

/** The hash under which a person's code is kept. `code` as `parseRecoveryCode` gives it. */
export async function recoveryCodeHash(
  { passwords }: Pick<Services, 'passwords'>,
  userId: string,
  code: string,
): Promise<Buffer> {
  return passwords.digest(code, userId)
}

function randomCode(): string {
  // 32 symbols: five bits of each byte choose one without bias.
  const symbols = [...randomBytes(recoveryCodeLength)].map(
    (byte) => recoveryCodeAlphabet[byte & 31],
  )
  return symbols.join('')
}
