import type { ImportProgress } from '../features/import/contracts/import-contracts.ts'

/** One line on a terminal that is written over and over. */
export interface ProgressBar {
  readonly show: (progress: ImportProgress) => void
  readonly clear: () => void
}

/** A bar for people: where nobody looks (a file, a pipe), it stays silent. */
export function createProgressBar(
  stream: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean },
  width = 30,
): ProgressBar {
  let shown = ''
  const write = (text: string): void => {
    // The escape sequence clears the rest of the line (ECMA-48 EL).
    if (stream.isTTY === true && text !== shown) stream.write(`\r${text}\u{1B}[K`)
    shown = text
  }
  return {
    show(progress) {
      if (progress === 'writing') return write('Writing to the database…')
      const share = progress.bytes / progress.of
      const done = Math.round(share * width)
      const bar = '█'.repeat(done) + '░'.repeat(width - done)
      return write(`Reading ${bar} ${Math.floor(share * 100)} %`)
    },
    clear: () => write(''),
  }
}
