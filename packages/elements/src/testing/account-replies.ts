import type { SessionView } from '@hezo/api'
import { id } from './support-replies.ts'

/** A session of the person; the first is the one that the page is in. */
export function session(number: number, changes: Partial<SessionView> = {}): SessionView {
  return {
    id: id('ses', number),
    isCurrent: number === 1,
    browser: 'Firefox',
    system: 'Windows',
    address: `192.0.2.${number}`,
    isBoundToDevice: true,
    startedAt: '2026-11-22T07:30:00.000Z',
    lastUsedAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}
