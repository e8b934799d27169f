import { fileTypeFromBuffer } from 'file-type'
import { ApiProblem } from '../../problem.ts'

// What runs when somebody opens it: by name, for systems that go by names, and by content.
const runsByName = new Set(
  `app apk appx bat cab chm cmd com cpl dll dmg exe gadget hta htm html inf iso jar js jse lnk mht
   mhtml mjs msc msi msix msp mst pif pkg ps1 psm1 reg scr sct shtml svg svgz swf sys url vb vbe vbs
   wasm ws wsc wsf wsh xht xhtml xll`.split(/\s+/),
)
const runsByContent = new Set(
  'apk cab chm class crx deb dex elf exe jar lnk macho msi rpm swf wasm xpi'.split(' '),
)

const zipped = ['zip']
const office = ['docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm', 'vsdx', 'odt', 'ods', 'odp', 'epub']
const compound = ['cfb']

/** What the content behind an ending may be found to be. */
const expected: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'png gif webp bmp pdf 7z rar bz2 xz zst avif mkv webm mp3 wav ico rtf'
      .split(' ')
      .map((ending) => [ending, [ending]]),
  ),
  ...Object.fromEntries(office.map((ending) => [ending, [ending, ...zipped]])),
  ...Object.fromEntries(['doc', 'xls', 'ppt', 'msg', 'vsd'].map((ending) => [ending, compound])),
  jpg: ['jpg'],
  jpeg: ['jpg'],
  tif: ['tif'],
  tiff: ['tif'],
  heic: ['heic', 'heif', 'avif'],
  heif: ['heic', 'heif', 'avif'],
  mp4: ['mp4', 'm4v', 'mov'],
  mov: ['mov', 'mp4'],
  gz: ['gz', 'tar.gz'],
  tgz: ['gz', 'tar.gz'],
  zip: ['zip', ...office, 'kmz', '3mf'],
}
const texts = new Set('txt log csv tsv json xml md cfg conf ini yaml yml eml out'.split(' '))

// The beginnings by which browsers take a page for one (WHATWG MIME Sniffing §7.1), and SVG.
const page =
  /^(?:\s|<!--[^]*?-->|<\?xml[^]*?\?>)*<(?:!doctype\s+(?:html|svg)|html|head|body|script|iframe|style|title|svg|object|embed|frameset|base|meta|link)\b/i

/**
 * The media type that the content shows. A name that promises another content is refused, and so is
 * what would run when somebody opens it.
 *
 * @param head the first bytes of the file.
 * @throws ApiProblem file_type_refused, file_type_mismatch
 */
export async function fileKind(name: string, head: Uint8Array): Promise<string> {
  const ending = endingOf(name)
  const found = await fileTypeFromBuffer(head)
  const text = readableText(head)
  if (
    runsByName.has(ending) ||
    (found && runsByContent.has(found.ext)) ||
    (text !== undefined && page.test(text) && !promisesOther(ending))
  ) {
    throw new ApiProblem('file_type_refused')
  }
  const fits = expected[ending]?.includes(found?.ext ?? '') ?? true
  const isText = !found || found.ext === 'xml' || found.ext === 'eml'
  if (!fits || (texts.has(ending) && !isText)) throw new ApiProblem('file_type_mismatch')
  return found?.mime ?? plainType(text)
}

/** The media type that the content shows, whatever it is. */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  return found?.mime ?? plainType(readableText(head))
}

function plainType(text: string | undefined): string {
  return text === undefined ? 'application/octet-stream' : 'text/plain'
}

/** What such a name is for is known, and a page is not it: that is the plainer thing to say. */
function promisesOther(ending: string): boolean {
  return Object.hasOwn(expected, ending)
}

/** Systems drop dots and spaces at the end of a name, and then go by what is left. */
function endingOf(name: string): string {
  return /\.([^.]*)$/.exec(name.replace(/[.\s]+$/, ''))?.[1]?.toLowerCase() ?? ''
}

/** The head as text, if it is one: UTF-16 says so at its start, other texts have no zero bytes. */
function readableText(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return head.includes(0) ? undefined : new TextDecoder().decode(head)
}
