import { fieldCodeOf } from '@hezo/api'
import { parsePassword, type PasswordContext } from '@hezo/domain'
import { ApiProblem } from '../../problem.ts'
import { requireUncommonPassword } from './require-uncommon-password.ts'

/**
 * A new password of a person whom the server knows, in the form that is hashed. `path` names the
 * field that it was given in.
 *
 * @throws ApiProblem validation_failed
 */
export function acceptPassword(password: string, context: PasswordContext, path: string): string {
  const parsed = parsePassword(password, context)
  if (!parsed.ok) {
    const { code, values } = fieldCodeOf('password', parsed)
    throw new ApiProblem('validation_failed', { fields: [{ path, code, values }] })
  }
  requireUncommonPassword(parsed.value, path)
  return parsed.value
}
