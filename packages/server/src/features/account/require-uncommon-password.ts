import { isCommonPassword } from '../../platform/common-passwords/common-passwords.ts'
import { ApiProblem } from '../../problem.ts'

/** @throws ApiProblem validation_failed for a password that everybody tries first. */
export function requireUncommonPassword(password: string, path = 'password'): void {
  if (!isCommonPassword(password)) return
  throw new ApiProblem('validation_failed', {
    fields: [{ path, code: 'password.common' }],
  })
}
