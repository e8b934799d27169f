import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type ByteTally, createByteTally } from './byte-tally.ts'
import { ImportFailure } from '../import-failure.ts'

/** The most characters that a row may have; an export's rows have a few hundred. */
export const maxRowLength = 65_536

/** What is known of a file after a first look at all of it. */
export interface FileSurvey {
  readonly encoding: 'utf-8' | 'windows-1250'
  /** UTF-8 with broken characters in it, which decode to U+FFFD. */
  readonly damaged: boolean
  readonly bytes: number
  readonly firstLine: string
}

/**
 * Reads the whole file once, in constant memory, to find its encoding: an export has no letters
 * beyond ASCII in its first megabytes perhaps, so no shorter look is sure.
 *
 * A byte order mark, or more UTF-8 characters than bytes that cannot be UTF-8, means UTF-8; anything
 * else is Windows-1250. (Polish text in Windows-1250 is almost nowhere UTF-8 by accident.)
 *
 * @throws ImportFailure when there is no such text file.
 */
export async function surveyFile(path: string): Promise<FileSurvey> {
  const file = await openFile(path)
  try {
    const tally = createByteTally()
    let head: Buffer = Buffer.alloc(0)
    const stream = file.createReadStream({ highWaterMark: 1 << 20, autoClose: false })
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (head.length === 0) {
        head = chunk.subarray(0, maxRowLength)
        refuseOtherFormats(head)
      }
      tally.add(chunk)
      if (tally.zeroAtLine !== undefined) {
        throw new ImportFailure(
          'file.binary',
          `This is no text file: line ${tally.zeroAtLine} holds a NUL byte.`,
        )
      }
    }
    if (head.length === 0) throw new ImportFailure('file.empty', 'The file is empty.')
    const survey = { ...judge(head, tally), bytes: tally.bytes }
    return { ...survey, firstLine: firstLineOf(head, survey.encoding) }
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  // Not blocking, so that a named pipe is answered and not waited for.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? new ImportFailure('file.missing', `There is no file ${path}.`)
      : new ImportFailure('file.unreadable', `${path} cannot be read (${error.code}).`)
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new ImportFailure('file.not_a_file', `${path} is a folder or a device, not a file.`)
}

function refuseOtherFormats(head: Buffer): void {
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    throw new ImportFailure('file.workbook', 'This is a workbook or a ZIP file: save it as CSV.')
  }
  const mark = head.length > 1 ? head.readUInt16BE(0) : 0
  if (mark === 0xff_fe || mark === 0xfe_ff) {
    throw new ImportFailure('file.utf16', 'The file is UTF-16 text: save it as CSV in UTF-8.')
  }
}

function judge(head: Buffer, tally: ByteTally): Pick<FileSurvey, 'encoding' | 'damaged'> {
  const hasMark = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
  const isUtf8 = hasMark || tally.broken === 0 || tally.characters > tally.broken
  return isUtf8
    ? { encoding: 'utf-8', damaged: tally.broken > 0 }
    : { encoding: 'windows-1250', damaged: false }
}

function firstLineOf(head: Buffer, encoding: string): string {
  const end = head.indexOf('\n')
  if (end === -1 && head.length === maxRowLength) {
    throw new ImportFailure(
      'file.first_line_too_long',
      'The first line has no end: this is no export of contracts.',
    )
  }
  return new TextDecoder(encoding).decode(end === -1 ? head : head.subarray(0, end)).trimEnd()
}
