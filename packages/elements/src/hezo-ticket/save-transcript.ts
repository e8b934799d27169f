import { loadFiles } from '../support/form-files.ts'
import type { Support } from '../support/support-work.ts'

/** Gives the ticket's dialogue to the browser to save, as PDF in the reader's language. */
export async function saveTranscript({ client }: Support, ticketId: string): Promise<void> {
  const [file, { saveFile }] = await Promise.all([
    client.tickets.transcript({ ticketId }),
    loadFiles(),
  ])
  saveFile(file.name, file)
}
