import type { Severity, TicketStatus } from '@hezo/domain'
import { msg } from '@lit/localize'

/** What a status is called; `yours` when the reader is the customer that it speaks of. */
export function statusWord(status: TicketStatus, yours = false): string {
  return {
    new: msg('Nowe'),
    in_progress: msg('W toku'),
    waiting_for_customer: yours ? msg('Czeka na Ciebie') : msg('Czeka na klienta'),
    resolved: msg('Rozwiązane'),
    closed: msg('Zamknięte'),
  }[status]
}

/** The severities, the worst first, as forms offer them. */
export const severities = [
  'critical',
  'high',
  'normal',
  'low',
] as const satisfies readonly Severity[]

/** What a severity is called, and what it means to the person who chooses it. */
export function severityWord(severity: Severity): readonly [name: string, meaning: string] {
  return (
    {
      critical: [msg('Krytyczna'), msg('Urządzenie nie działa i praca stoi.')],
      high: [msg('Wysoka'), msg('Działa gorzej albo bez zabezpieczenia, np. bez jednego dysku.')],
      normal: [msg('Zwykła'), msg('Usterka, z którą można pracować.')],
      low: [msg('Niska'), msg('Pytanie albo prośba, która może poczekać.')],
    } as const
  )[severity]
}
