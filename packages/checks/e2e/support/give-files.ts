import type { Locator, Page } from 'playwright-core'

/** A file as a person has it on the desktop. */
export interface DesktopFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A picture of one pixel, and more bytes behind it than a single packet takes. */
export function picture(name: string, size = 200_000): DesktopFile {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const buffer = Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.alloc(size, 'hezo')])
  return { name, mimeType: 'image/png', buffer }
}

export function text(name: string, content: string): DesktopFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
}

/** Picks files with the button of the form under `element`. */
export async function pickFiles(
  element: Page | Locator,
  ...files: readonly DesktopFile[]
): Promise<void> {
  await element.locator('input[type=file]').setInputFiles([...files])
}

/** Lets go of a dragged file over `target`, or pastes it there. */
export async function giveFile(
  target: Locator,
  way: 'drop' | 'paste',
  { name, mimeType, buffer }: DesktopFile,
): Promise<void> {
  const file = { way, name, mimeType, content: buffer.toString('base64') }
  await target.evaluate(async (node, given) => {
    const bytes = Uint8Array.from(atob(given.content), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], given.name, { type: given.mimeType }))
    const init = { bubbles: true, cancelable: true, composed: true }
    if (given.way === 'paste') {
      node.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }))
      return
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      node.dispatchEvent(new DragEvent(kind, { ...init, dataTransfer: data }))
    }
  }, file)
}
