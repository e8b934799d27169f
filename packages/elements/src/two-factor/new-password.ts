import { countCodePoints, passwordLength } from '@hezo/domain'
import type { Check } from '../foundation/form-controller.ts'

/** A new password as far as the browser judges it; the server knows the common ones and the rest. */
export const newPassword: Check = (typed) =>
  countCodePoints(typed) < passwordLength.min ? { code: 'password.too_short' } : undefined
