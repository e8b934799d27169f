let formatter: Intl.DateTimeFormat | undefined

// Building a formatter costs as much as hundreds of uses, so there is one; it is built when first
// needed, so that a bundle which never needs it drops it.
function warsawFormatter(): Intl.DateTimeFormat {
  formatter ??= new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: 'Europe/Warsaw',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return formatter
}

/** A moment as the clocks in Poland show it. */
export interface WarsawClock {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** 0–23 */
  readonly hour: number
  /** 0–59 */
  readonly minute: number
  /** 0–59 */
  readonly second: number
}

/** What calendar and clock show in Warsaw at a moment (a Date, or milliseconds since 1970). */
export function warsawClock(instant: Date | number): WarsawClock {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of warsawFormatter().formatToParts(instant)) parts[type] = value
  const { year = '', month, day, hour, minute, second } = parts
  return {
    date: `${year.padStart(4, '0')}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  }
}

/**
 * The day, `YYYY-MM-DD`, that it is in Warsaw at a moment.
 *
 * @throws {RangeError} when the moment is an invalid Date, which is the caller's mistake
 */
export function warsawDate(instant: Date | number): string {
  return warsawClock(instant).date
}

/**
 * The moment at which clocks in Warsaw show a full hour of a day. For an hour that daylight saving
 * skips (02:00 in late March) it is an hour later; of one that comes twice, the second.
 */
export function warsawInstant(date: string, hour: number): Date {
  const wall = Date.parse(date) + hour * 3_600_000
  const guess = wall - offsetAt(wall)
  // The first guess takes the offset of a moment up to two hours off: mend it once.
  return new Date(wall - offsetAt(guess))
}

/** How far Warsaw's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(instant: number): number {
  const { date, hour, minute, second } = warsawClock(instant)
  const wall = Date.parse(date) + ((hour * 60 + minute) * 60 + second) * 1000
  return wall - Math.floor(instant / 1000) * 1000
}
