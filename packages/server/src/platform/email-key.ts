import { parseEmail } from '@hezo/domain'

/**
 * The form in which an e-mail address is looked up and kept unique.
 *
 * @throws TypeError for a text that is no address: it was parsed before it came here.
 */
export function emailKeyOf(email: string): string {
  const parsed = parseEmail(email)
  if (!parsed.ok) throw new TypeError('not an e-mail address')
  return parsed.key
}
