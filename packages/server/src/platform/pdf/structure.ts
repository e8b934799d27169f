import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'

/** The kinds of elements that documents here are made of (ISO 32000-1, 14.8.4). */
export type ElementKind =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Code'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'

/** An element of the logical structure: other elements, and marked content on pages. */
export interface Element {
  readonly kind: ElementKind
  readonly children: (Element | { readonly page: number; readonly mark: number })[]
  readonly figure?: Figure
}

/** What stands for a picture. */
export interface Figure {
  /** What a reader says in its place. */
  readonly alt: string
  /** Left, lower, right and upper edge on its page. */
  readonly box: readonly [number, number, number, number]
}

/** Appends a new element. */
export function addElement(parent: Element, kind: ElementKind, figure?: Figure): Element {
  const element: Element = { kind, children: [], ...(figure && { figure }) }
  parent.children.push(element)
  return element
}

/** Writes the structure tree, with the way back from the marks of each page to their elements. */
export function writeStructure(
  context: PDFContext,
  document: Element,
  pages: readonly PDFRef[],
): PDFRef {
  const root = context.nextRef()
  const owners: PDFRef[][] = pages.map(() => [])
  const top = writeElement(context, document, root, { pages, owners })
  const numbers = owners.flatMap((marks, page) => [page, context.register(context.obj(marks))])
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: [top],
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: pages.length,
    }),
  )
  return root
}

interface Places {
  readonly pages: readonly PDFRef[]
  /** For each page, the element of each mark. */
  readonly owners: PDFRef[][]
}

function writeElement(
  context: PDFContext,
  { kind, children, figure }: Element,
  parent: PDFRef,
  places: Places,
): PDFRef {
  const ref = context.nextRef()
  // Most elements stand on one page, which they then name once.
  const home = children.find((child) => 'page' in child)?.page
  const kids = children.map((child) => {
    if (!('page' in child)) return writeElement(context, child, ref, places)
    const owners = places.owners[child.page]
    if (owners) owners[child.mark] = ref
    return child.page === home
      ? child.mark
      : context.obj({ Type: 'MCR', Pg: places.pages[child.page], MCID: child.mark })
  })
  const dict = context.obj({ Type: 'StructElem', S: kind, P: parent, K: kids })
  const page = home === undefined ? undefined : places.pages[home]
  if (page) dict.set(PDFName.of('Pg'), page)
  if (figure) {
    dict.set(PDFName.of('Alt'), PDFHexString.fromText(figure.alt))
    const layout = { O: 'Layout', Placement: 'Block', BBox: [...figure.box] }
    dict.set(PDFName.of('A'), context.obj(layout))
  }
  if (kind === 'TH') dict.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: 'Row' }))
  context.assign(ref, dict)
  return ref
}
