import { normalizeBounded, typedMaxLength } from './normalize-bounded.ts'
import { refuse, accept, type Parsed } from './parsed.ts'
import { isBusinessDay, nextBusinessDay } from './polish-holidays.ts'
import { warsawClock, warsawDate, warsawInstant } from './warsaw-time.ts'

/** What HEZO promises for a device, as it stands in contracts. */
export const serviceLevels = ['8x5 NBD', '24x7 4h', '24x7 NBD', '24x7 6h CTR'] as const

/** One of {@link serviceLevels}. */
export type ServiceLevel = (typeof serviceLevels)[number]

/** Why a text is no service level. */
export const serviceLevelReasons = ['empty', 'unknown'] as const

/** One of {@link serviceLevelReasons}. */
export type ServiceLevelReason = (typeof serviceLevelReasons)[number]

/** The business hours of 8x5, Monday to Friday but for public holidays, in Europe/Warsaw. */
export const businessHours = { opens: 8, closes: 16 } as const

/** Reads a service level in any case and spacing, also with a multiplication sign (`24×7 4H`). */
export function parseServiceLevel(text: string): Parsed<ServiceLevel, ServiceLevelReason> {
  const wanted = squeeze(text)
  if (wanted === undefined) return refuse('unknown')
  if (wanted === '') return refuse('empty')
  const level = serviceLevels.find((known) => squeeze(known) === wanted)
  return level === undefined ? refuse('unknown') : accept(level)
}

/**
 * The moment a first answer to a ticket is due.
 *
 * - `24x7 4h`: 4 hours after it was opened, on any day of the year. Elapsed hours: the clock
 *   change in March and October neither gives nor takes one.
 * - `24x7 6h CTR` (call to repair): 6 elapsed hours. By then the device itself has to work again,
 *   and it is the only figure that was promised; an answer any later would come after the repair.
 * - `24x7 NBD`: the end of business (16:00) on the first working day after the day it was opened;
 *   calls count at any hour, so one of Saturday or of Monday 23:00 is a call of that day.
 * - `8x5 NBD`: the same, but a call outside business hours counts as one of the next opening: of
 *   the same day before 8:00, else (from 16:00 sharp, at weekends, on holidays) of the next
 *   working day.
 *
 * @throws {RangeError} when `openedAt` is an invalid Date, which is the caller's mistake
 */
export function firstAnswerDue(serviceLevel: ServiceLevel, openedAt: Date): Date {
  return firstAnswerRules[serviceLevel](openedAt)
}

const firstAnswerRules: Readonly<Record<ServiceLevel, (openedAt: Date) => Date>> = {
  '8x5 NBD': (openedAt) => endOfNextBusinessDay(dayOfReceipt(openedAt)),
  '24x7 4h': (openedAt) => hoursAfter(openedAt, 4),
  '24x7 NBD': (openedAt) => endOfNextBusinessDay(warsawDate(openedAt)),
  '24x7 6h CTR': (openedAt) => hoursAfter(openedAt, 6),
}

/** The working day on whose business hours a call counts. */
function dayOfReceipt(openedAt: Date): string {
  const { date, hour } = warsawClock(openedAt)
  return isBusinessDay(date) && hour < businessHours.closes ? date : nextBusinessDay(date)
}

function endOfNextBusinessDay(date: string): Date {
  return warsawInstant(nextBusinessDay(date), businessHours.closes)
}

function hoursAfter(instant: Date, hours: number): Date {
  if (Number.isNaN(instant.getTime())) throw new RangeError('Invalid time value')
  return new Date(instant.getTime() + hours * 3_600_000)
}

function squeeze(text: string): string | undefined {
  const normal = normalizeBounded(text, 'NFKC', typedMaxLength)
  return normal?.toUpperCase().replaceAll('×', 'X').replace(/\s+/g, '')
}
