import { textLimits } from '@hezo/api'
import { contact } from '@hezo/api/routes'
import { parseEmail, parsePhone } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import type { Checks, FormController } from '../foundation/form-controller.ts'
import { language } from '../foundation/locale.ts'
import { optional, rule, text } from '../foundation/rules.ts'
import type { names } from './names.ts'

type Name = (typeof names)[number]

export const checks: Checks<Name> = {
  name: text(200),
  email: rule('email', parseEmail),
  phone: optional(rule('phone', parsePhone)),
  message: text(textLimits.contactMessage, true),
}

/** Sends the message; resolves with its reference. */
export async function send(api: string, form: FormController<Name>): Promise<string> {
  const { name, email, phone, message } = form.values
  const client = connect({ contact }, await openConnection(api))
  const receipt = await client.contact.create(
    { name, email, message, locale: language(), ...(phone.trim() ? { phone } : {}) },
    { idempotencyKey: form.attempt },
  )
  return receipt.reference
}
