import { createReadStream } from 'node:fs'
import { attachmentLimits, formatTicketNumber, parseFileName, warsawDate } from '@hezo/domain'
import type { Services } from '../../../context.ts'
import type { BlobDraft } from '../../../platform/blobs/blob-store.ts'
import { mediaTypeOf } from '../../attachments/file-kind.ts'
import type { Documents } from '../../documents/create-documents.ts'
import type { FoundFile } from './find-files.ts'
import type { CasePlace } from './find-place.ts'
import type { LegacyCase } from './read-case.ts'

/** A case with all that its ticket needs, and nothing written yet but drafts of its files. */
export interface PreparedCase {
  readonly case: LegacyCase
  readonly place: CasePlace
  readonly number: string
  /** The dialogue first, then the files in their order. */
  readonly files: readonly PreparedFile[]
}

/** A file that is on the disk, and not yet kept. */
export interface PreparedFile {
  readonly name: string
  readonly mediaType: string
  readonly draft: BlobDraft
}

type Tools = Pick<Services, 'blobs'> & { readonly documents: Documents }

/** Sets the dialogue and takes the files in. If one fails, none is left behind. */
export async function prepareCase(
  tools: Tools,
  legacy: LegacyCase,
  place: CasePlace,
  found: readonly FoundFile[],
  sequence: number,
): Promise<PreparedCase> {
  const number = formatTicketNumber(Number(warsawDate(legacy.openedAt).slice(0, 4)), sequence)
  const files: PreparedFile[] = []
  try {
    files.push(await setDialogue(tools, legacy, place, number))
    for (const { path, name } of found) {
      const draft = await tools.blobs.receive(createReadStream(path), attachmentLimits.bytes)
      files.push({ name, mediaType: await mediaTypeOf(draft.head), draft })
    }
    return { case: legacy, place, number, files }
  } catch (error) {
    for (const { draft } of files) await draft.discard()
    throw error
  }
}

async function setDialogue(
  { blobs, documents }: Tools,
  legacy: LegacyCase,
  { company, contract, device }: CasePlace,
  number: string,
): Promise<PreparedFile> {
  const { id: legacyId, subject, status, openedAt, updatedAt } = legacy
  const pdf = await documents.renderTranscript({
    locale: 'pl',
    madeAt: updatedAt,
    ticket: { number, subject, status, openedAt, legacyId },
    company,
    contract,
    device,
    messages: legacy.messages.map((message) => ({ ...message, attachments: [] })),
  })
  const draft = await blobs.receive(once(pdf), Infinity)
  const name = parseFileName(`Korespondencja ${legacyId}.pdf`)
  return { name: name.ok ? name.value : 'Korespondencja.pdf', mediaType: 'application/pdf', draft }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
