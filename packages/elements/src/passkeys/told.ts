import { msg } from '@lit/localize'
import { PasskeyFailure } from './passkey-ceremony.ts'

/**
 * Runs a ceremony of the browser; what hinders it becomes a failure with a sentence. Undefined when the
 * person gave up: there is nothing to say about it.
 */
export async function told<T>(ceremony: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ceremony()
  } catch (error) {
    if (!(error instanceof PasskeyFailure)) throw error
    const { obstacle } = error
    if (obstacle === 'cancelled') return undefined
    const sentence =
      obstacle === 'already_added'
        ? msg('To urządzenie ma już klucz do tego konta.')
        : msg(
            'Przeglądarka nie utworzyła ani nie użyła klucza. Spróbuj jeszcze raz albo na innym urządzeniu.',
          )
    throw Object.assign(new Error(sentence), { code: obstacle })
  }
}
