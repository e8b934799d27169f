import type { ContractState } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import type { TemplateResult } from 'lit'
import { mark } from '../support/marks.ts'
import { plural } from './plural.ts'

/** Where a contract stands, in words. */
export function contractStateWord(state: ContractState): string {
  return {
    valid: msg('Obowiązuje'),
    not_started: msg('Nierozpoczęta'),
    ended: msg('Zakończona'),
  }[state]
}

/** `5 urządzeń` */
export function devicesWord(count: number): string {
  return plural(
    count,
    msg(str`${count} urządzenie`),
    msg(str`${count} urządzenia`),
    msg(str`${count} urządzeń`),
  )
}

const shapes: Readonly<Record<ContractState, string>> = { valid: '●', not_started: '○', ended: '■' }

/** Where a contract stands: a shape, a colour and the word. */
export function contractStateMark(state: ContractState): TemplateResult {
  return mark(shapes[state], state === 'ended' ? 'closed' : '', contractStateWord(state))
}
