import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'

/** An entry of the list beside the pages, with those below it. */
export interface Bookmark {
  readonly title: string
  /** Counted from 0. */
  readonly page: number
  /** The upper edge of what it leads to, in points from the page's foot. */
  readonly top: number
  readonly below: Bookmark[]
}

/** Writes the bookmarks, all open (ISO 32000-1, 12.3.3). */
export function writeOutline(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  pages: readonly PDFRef[],
): PDFRef {
  const root = context.nextRef()
  const { ends, count } = writeLevel(context, bookmarks, root, pages)
  context.assign(root, context.obj({ Type: 'Outlines', ...ends, Count: count }))
  return root
}

function writeLevel(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  pages: readonly PDFRef[],
) {
  const refs = bookmarks.map(() => context.nextRef())
  let count = bookmarks.length
  for (const [index, { title, page, top, below }] of bookmarks.entries()) {
    const ref = refs[index] ?? parent
    const inner = writeLevel(context, below, ref, pages)
    count += inner.count
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [pages[page], 'XYZ', null, top, null],
      ...inner.ends,
    })
    if (inner.count > 0) item.set(PDFName.of('Count'), context.obj(inner.count))
    const [before, after] = [refs[index - 1], refs[index + 1]]
    if (before) item.set(PDFName.of('Prev'), before)
    if (after) item.set(PDFName.of('Next'), after)
    context.assign(ref, item)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  return { ends: first && last ? { First: first, Last: last } : {}, count }
}
