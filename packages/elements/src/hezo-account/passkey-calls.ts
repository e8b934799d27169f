import { passkeys } from '@hezo/api/routes'
import type { Client } from '@hezo/sdk'
import { usePasskey } from '../passkeys/passkey-ceremony.ts'
import { told } from '../passkeys/told.ts'
import type { Account } from './account-work.ts'

// The ways that sign in are not called from here.
const { list, start, confirm, rename, remove, startStepUp, stepUp } = passkeys
const table = { passkeys: { list, start, confirm, rename, remove, startStepUp, stepUp } }

/** The calls about the passkeys of the person. */
export function passkeysOf(account: Account): Client<typeof table>['passkeys'] {
  return account.connect(table).passkeys
}

/** Whether the person has one; who waits for approval has none. */
export async function hasPasskey(account: Account): Promise<boolean> {
  if (!account.me.isApproved) return false
  const { items } = await passkeysOf(account).list({ limit: 1 })
  return items.length > 0
}

/** Proves the second factor anew with a passkey; false when the person gave up. */
export async function provePasskey(account: Account): Promise<boolean> {
  const calls = passkeysOf(account)
  const { passkeyToken, options } = await calls.startStepUp()
  const credential = await told(() => usePasskey(options))
  if (credential) await calls.stepUp({ passkeyToken, credential })
  return !!credential
}
