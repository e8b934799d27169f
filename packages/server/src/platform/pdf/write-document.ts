import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import {
  type PDFContext,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib'
import { deflatedStream } from './deflated-stream.ts'
import type { EmbeddedFonts } from './embedded-fonts.ts'
import { type Bookmark, writeOutline } from './outline.ts'
import type { Page } from './page.ts'
import { embedPng } from './png-image.ts'
import { type Element, writeStructure } from './structure.ts'
import { type DocumentFacts, producer, publisher, xmpPacket } from './xmp.ts'

/** A document that is set, before it becomes bytes. */
export interface SetDocument {
  readonly facts: DocumentFacts
  /** Width and height of all pages, in points. */
  readonly paper: readonly [number, number]
  readonly pages: readonly Page[]
  readonly fonts: EmbeddedFonts
  readonly structure: Element
  readonly bookmarks: readonly Bookmark[]
  /** PNGs by the key under which pages draw them. */
  readonly images: ReadonlyMap<string, Buffer>
}

/**
 * The bytes of a document: tagged, with fonts and colour profile embedded. They follow from the
 * document alone, the file's identity included.
 */
export async function writeDocument(set: SetDocument): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const images: Record<string, PDFRef> = {}
  for (const [key, png] of set.images) images[key] = embedPng(context, png)
  // Contents first: they say which fonts and images exist.
  const identity = createHash('sha256')
  const contents = set.pages.map((page) => {
    const content = Buffer.from(page.content(), 'latin1')
    identity.update(content)
    return deflatedStream(context, content)
  })
  const resources = context.register(
    context.obj({ Font: set.fonts.write(context), XObject: images }),
  )
  const pages = contents.map((content, index) => {
    const { node, ref } = document.addPage([...set.paper])
    node.set(PDFName.of('Contents'), content)
    node.set(PDFName.of('Resources'), resources)
    node.set(PDFName.of('StructParents'), context.obj(index))
    node.set(PDFName.of('Tabs'), PDFName.of('S'))
    return ref
  })
  const { facts } = set
  const entries = {
    Lang: PDFString.of(facts.language),
    MarkInfo: context.obj({ Marked: true }),
    ViewerPreferences: context.obj({ DisplayDocTitle: true }),
    PageMode: PDFName.of('UseOutlines'),
    StructTreeRoot: writeStructure(context, set.structure, pages),
    Outlines: writeOutline(context, set.bookmarks, pages),
    OutputIntents: context.obj([outputIntent(context)]),
    Metadata: plainStream(context, xmpPacket(facts)),
  }
  for (const [key, value] of Object.entries(entries)) catalog.set(PDFName.of(key), value)
  writeInfo(context, facts)
  identity.update(JSON.stringify(facts))
  const id = PDFHexString.of(identity.digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  return document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  })
}

// The same facts as the XMP, or a validator calls them contradictory (ISO 19005-2, 6.6.3).
function writeInfo(context: PDFContext, { title, madeAt }: DocumentFacts): void {
  const date = PDFString.of(`D:${madeAt.toISOString().replace(/\D/g, '').slice(0, 14)}Z`)
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Author: PDFString.of(publisher),
      Creator: PDFString.of(producer),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
    }),
  )
}

// Packed once: it is the same in every document.
let profile: Buffer | undefined

function outputIntent(context: PDFContext) {
  profile ??= deflateSync(readFileSync(join(import.meta.dirname, 'srgb.icc')))
  const dict = context.obj({ Filter: 'FlateDecode', Length: profile.length, N: 3 })
  return context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: context.register(PDFRawStream.of(dict, profile)),
  })
}

// Metadata is read by programs that know nothing of PDF, so it is not compressed.
function plainStream(context: PDFContext, text: string): PDFRef {
  const bytes = Buffer.from(text)
  const dict = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length })
  return context.register(PDFRawStream.of(dict, bytes))
}
