import { passkeys } from '@hezo/api/routes'
import type { Client } from '@hezo/sdk'
import { msg } from '@lit/localize'
import { knowsPasskeys, PasskeyFailure, usePasskey } from '../passkeys/passkey-ceremony.ts'
import type { Account } from './account-work.ts'

// The ways that sign in are not called from here.
const { list, start, confirm, rename, remove, startStepUp, stepUp } = passkeys
const table = { passkeys: { list, start, confirm, rename, remove, startStepUp, stepUp } }

/** The calls about the passkeys of the person. */
export function passkeysOf(account: Account): Client<typeof table>['passkeys'] {
  return account.connect(table).passkeys
}

/** Whether passkeys can be made and used: they belong to HEZO's own pages, under a name, not a bare address. */
export function offersPasskeys(api: string): boolean {
  const { origin, hostname } = location
  return knowsPasskeys() && new URL(api).origin === origin && /[a-z]/.test(hostname)
}

/** Whether the person can prove the second factor with a passkey here. */
export async function hasPasskey(api: string, account: Account): Promise<boolean> {
  if (!account.me.isApproved || !offersPasskeys(api)) return false
  const { items } = await passkeysOf(account).list({ limit: 1 })
  return items.length > 0
}

/** Proves the second factor anew with a passkey. */
export async function provePasskey(account: Account): Promise<void> {
  const calls = passkeysOf(account)
  const { passkeyToken, options } = await calls.startStepUp()
  const credential = await told(() => usePasskey(options))
  await calls.stepUp({ passkeyToken, credential })
}

/** What the person gave up: nothing to say about it. */
export const cancelled = 'cancelled'

/** Runs a ceremony of the browser; what hinders it becomes a failure with a sentence. */
export async function told<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony()
  } catch (error) {
    if (!(error instanceof PasskeyFailure)) throw error
    const sentence =
      error.obstacle === 'already_added'
        ? msg('To urządzenie ma już klucz do tego konta.')
        : msg(
            'Przeglądarka nie utworzyła ani nie użyła klucza. Spróbuj jeszcze raz albo na innym urządzeniu.',
          )
    throw Object.assign(new Error(sentence), { code: error.obstacle })
  }
}
