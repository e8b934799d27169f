import { fileTypeFromBuffer, type FileTypeResult } from 'file-type'
import { ApiProblem } from '../../problem.ts'
import { startsAsPage } from './page-start.ts'
import { fileEnding, runsByName } from './runnable-names.ts'

// What runs when somebody opens it, by content.
const runsByContent = new Set(
  'apk cab chm class crx deb dex elf exe jar lnk macho msi rpm swf wasm xpi'.split(' '),
)
// Formats that are text themselves. Other signatures are a few letters that a log may start with, too
// (`BM`, `MZ`, `FWS`, `ID3`).
const textFormats = new Set('deb eml pdf rtf xml'.split(' '))

// Programs save pictures and tables under each other's endings, and open them all the same.
const pictures = 'png apng jpg gif webp bmp tif ico avif heic heif'.split(' ')
const office = ['docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm', 'vsdx', 'odt', 'ods', 'odp', 'epub']
const officeFiles = [...office, 'zip', 'cfb', 'rtf']

/** What the content behind an ending may be found to be. */
const expected: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'pdf 7z rar bz2 xz zst mkv webm mp3 wav'.split(' ').map((ending) => [ending, [ending]]),
  ),
  ...Object.fromEntries([...pictures, 'jpeg', 'tiff'].map((ending) => [ending, pictures])),
  ...Object.fromEntries(
    [...office, 'doc', 'xls', 'ppt', 'msg', 'vsd', 'rtf'].map((ending) => [ending, officeFiles]),
  ),
  mp4: ['mp4', 'm4v', 'mov'],
  mov: ['mov', 'mp4'],
  gz: ['gz', 'tar.gz'],
  tgz: ['gz', 'tar.gz'],
  zip: ['zip', ...office, 'kmz', '3mf'],
}
const texts = new Set('txt log csv tsv json xml md cfg conf ini yaml yml eml out'.split(' '))

/**
 * The media type that the content shows. A name that promises another content is refused, and so is
 * what would run when somebody opens it.
 *
 * @param head the first bytes of the file.
 * @throws ApiProblem file_type_refused, file_type_mismatch
 */
export async function fileKind(name: string, head: Uint8Array): Promise<string> {
  const ending = fileEnding(name)
  const { found, text, isPlainText } = await inspect(head)
  if (
    runsByName(ending, isPlainText && !text?.includes('\uFFFD')) ||
    (found && runsByContent.has(found.ext)) ||
    (text !== undefined && startsAsPage(text) && !promisesOther(ending))
  ) {
    throw new ApiProblem('file_type_refused')
  }
  const fits = expected[ending]?.includes(found?.ext ?? '') ?? true
  const isText = !found || found.ext === 'xml' || found.ext === 'eml'
  if (!fits || (texts.has(ending) && !isText)) throw new ApiProblem('file_type_mismatch')
  return mediaType(found, text)
}

/** The media type that the content shows, whatever it is. */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const { found, text } = await inspect(head)
  return mediaType(found, text)
}

interface Content {
  /** What its signature says; undefined for a text that only starts like one. */
  readonly found: FileTypeResult | undefined
  readonly text: string | undefined
  readonly isPlainText: boolean
}

async function inspect(head: Uint8Array): Promise<Content> {
  const text = readableText(head)
  const found = await fileTypeFromBuffer(head)
  const isText = text !== undefined && !binaryData.test(text)
  const isPlainText = isText && !textFormats.has(found?.ext ?? '')
  return { found: isPlainText ? undefined : found, text, isPlainText }
}

// What no text holds (WHATWG MIME Sniffing §3, "binary data byte"), but for the bell and the backspace
// that logs of terminals have.
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const binaryData = /[\u0000-\u0006\u000E-\u001A\u001C-\u001F]/

function mediaType(found: FileTypeResult | undefined, text: string | undefined): string {
  return found?.mime ?? (text === undefined ? 'application/octet-stream' : 'text/plain')
}

/** What such a name is for is known, and a page is not it: that is the plainer thing to say. */
function promisesOther(ending: string): boolean {
  return Object.hasOwn(expected, ending)
}

/** The head as text, if it is one: UTF-16 says so at its start, other texts have no zero bytes. */
function readableText(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return head.includes(0) ? undefined : new TextDecoder().decode(head)
}
