import { createId } from '../../../platform/ids.ts'
import type { Database } from '../../../platform/storage/database.ts'
import { keepBlob } from '../../attachments/keep-blob.ts'
import type { PreparedCase } from './prepare-case.ts'

// Both languages: nobody knows yet who will read it.
const movedHere = `Zgłoszenie przeniesione z poprzedniej aplikacji. Dotychczasowa korespondencja jest w załączonym pliku PDF.

This ticket was moved from the previous application. The correspondence so far is in the attached PDF.`

/**
 * Writes cases as tickets, in the transaction at hand: shared with nobody, for nobody consented; their
 * dates as they were; the dialogue and the files with one message that says where they come from.
 */
export async function writeCases(
  tx: Database,
  cases: readonly PreparedCase[],
  { importId, now }: { readonly importId: string; readonly now: Date },
): Promise<void> {
  if (cases.length === 0) return
  const made = cases.map((prepared) => ({
    ...prepared,
    // Ids sort by when a ticket was opened.
    ticketId: createId('ticket', prepared.case.openedAt),
    messageId: createId('message', now),
  }))
  await tx
    .insertInto('tickets')
    .values(
      made.map(({ ticketId, number, place, case: legacy }) => ({
        id: ticketId,
        number,
        legacy_id: legacy.id,
        import_id: importId,
        company_id: place.company.id,
        contract_id: place.contract.id,
        device_id: place.device?.id ?? null,
        subject: legacy.subject,
        status: legacy.status,
        severity: 'normal',
        opened_by: place.reporterId,
        reporter_name: legacy.reporter.name,
        reporter_email: legacy.reporter.email?.value ?? null,
        reporter_email_key: legacy.reporter.email?.key ?? null,
        opened_at: legacy.openedAt,
        updated_at: legacy.updatedAt,
      })),
    )
    .execute()
  await tx
    .insertInto('messages')
    .values(
      made.map(({ ticketId, messageId }) => ({
        id: messageId,
        ticket_id: ticketId,
        author_id: null,
        visibility: 'public',
        body: movedHere,
        created_at: now,
      })),
    )
    .execute()
  await tx
    .insertInto('attachments')
    .values(
      made.flatMap(({ ticketId, messageId, files }) =>
        files.map(({ name, mediaType, draft }) => ({
          id: createId('attachment', now),
          ticket_id: ticketId,
          message_id: messageId,
          uploaded_by: null,
          name,
          size: draft.size,
          media_type: mediaType,
          sha256: draft.sha256,
          created_at: now,
        })),
      ),
    )
    .execute()
  for (const { files } of made) for (const { draft } of files) await keepBlob(tx, draft)
}
