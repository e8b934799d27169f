/** How far a command has come: bytes of its file, and cases where it counts them; or what it does now. */
export type Progress =
  | { readonly bytes: number; readonly of: number; readonly cases?: number }
  | 'writing'

/** One line on a terminal that is written over and over. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void
  readonly clear: () => void
}

// The pace of the first moments says nothing yet, in milliseconds.
const untilKnown = 2000

/**
 * A bar for people: where nobody looks (a file, a pipe), it stays silent. Cases have a pace and a time
 * that is left.
 *
 * @param now a clock in milliseconds.
 */
export function createProgressBar(
  stream: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean },
  width = 30,
  now: () => number = () => performance.now(),
): ProgressBar {
  const began = now()
  let shown = ''
  const write = (text: string): void => {
    // The escape sequence clears the rest of the line (ECMA-48 EL).
    if (stream.isTTY === true && text !== shown) stream.write(`\r${text}\u{1B}[K`)
    shown = text
  }
  const pace = (cases: number, share: number): string => {
    const elapsed = now() - began
    if (elapsed < untilKnown || share === 0) return ''
    const perSecond = Math.round((cases * 1000) / elapsed)
    const left = Math.ceil((elapsed * (1 - share)) / share / 1000)
    return ` · ${perSecond} cases/s · ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} left`
  }
  return {
    show(progress) {
      if (progress === 'writing') return write('Writing to the database…')
      const share = progress.of === 0 ? 1 : Math.min(1, progress.bytes / progress.of)
      const done = Math.round(share * width)
      const bar = '█'.repeat(done) + '░'.repeat(width - done)
      const more = progress.cases === undefined ? '' : pace(progress.cases, share)
      return write(`Reading ${bar} ${Math.floor(share * 100)} %${more}`)
    },
    clear: () => write(''),
  }
}
