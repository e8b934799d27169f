import { textLimits } from '@hezo/api'
import {
  formatNip,
  parseContractNumber,
  parseCountry,
  parseEmail,
  parseNip,
  parsePersonName,
  parsePhone,
  parsePostalCode,
  parseSerialNumber,
  parseTotpCode,
} from '@hezo/domain'
import type { Checks } from '../foundation/form-controller.ts'
import { rule, text } from '../foundation/rules.ts'
import { newPassword } from '../two-factor/new-password.ts'
import type { Name } from './fields.ts'

/** The rules of the registration's fields, as the server has them. */
export const checks: Checks<Name> = {
  nip: rule('nip', parseNip),
  contractNumber: rule('contractNumber', parseContractNumber),
  serialNumber: rule('serialNumber', parseSerialNumber),
  'person.firstName': rule('personName', parsePersonName),
  'person.lastName': rule('personName', parsePersonName),
  'person.email': rule('email', parseEmail),
  'person.phone': rule('phone', parsePhone),
  'company.name': text(textLimits.companyName),
  'company.street': text(textLimits.street),
  'company.postalCode': (typed, values) =>
    rule('postalCode', (code) => parsePostalCode(code, values['company.country'] ?? ''))(
      typed,
      values,
    ),
  'company.city': text(textLimits.city),
  'company.country': rule('country', parseCountry),
  password: newPassword,
  code: rule('totpCode', parseTotpCode),
}

/** How a field that is right is usually written; `legacyPrefix` when the old notation was typed. */
export function tidied(
  name: Name,
  typed: string,
): { readonly value: string; readonly legacyPrefix?: boolean } | undefined {
  switch (name) {
    case 'nip': {
      const nip = parseNip(typed)
      return nip.ok ? { value: formatNip(nip.value) } : undefined
    }
    case 'serialNumber': {
      const serial = parseSerialNumber(typed)
      return serial.ok ? serial : undefined
    }
    case 'person.phone': {
      const phone = parsePhone(typed)
      return phone.ok
        ? { value: phone.value.replace(/^(\+48)(...)(...)(...)$/, '$1 $2 $3 $4') }
        : undefined
    }
    default:
      return undefined
  }
}
