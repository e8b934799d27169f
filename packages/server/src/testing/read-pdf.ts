import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader finds in a PDF. */
export interface ReadPdf {
  /** The text of each page, lines parted by line breaks. */
  readonly pages: readonly string[]
  /** Titles of bookmarks, those below others behind them. */
  readonly outline: readonly string[]
  /** Kinds of the elements of the structure, in the order of reading, page by page. */
  readonly elements: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
  readonly language: string | null
}

/** Reads a PDF with pdf.js, which knows nothing of how it was made. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await task.promise
  try {
    const pages: string[] = []
    const elements: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      pages.push(
        items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      )
      collect(await page.getStructTree(), elements)
    }
    const { info } = await document.getMetadata()
    return {
      pages,
      elements,
      outline: titles(await document.getOutline()),
      info: info as Record<string, unknown>,
      language: (info as { Language?: string }).Language ?? null,
    }
  } finally {
    await task.destroy()
  }
}

/** A text without white space and what is not seen: what stays when it is set in lines and read. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
}

interface Node {
  readonly type?: string
  readonly role?: string
  readonly children?: readonly Node[]
}

function collect(node: Node | null, into: string[]): void {
  if (node?.role) into.push(node.role)
  for (const child of node?.children ?? []) collect(child, into)
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

function titles(outline: Outline | null): string[] {
  return (outline ?? []).flatMap(({ title, items }) => [title, ...titles(items)])
}
