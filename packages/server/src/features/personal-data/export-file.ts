import type { exportFormats, Locale } from '@hezo/api'
import type { FileReply } from '../../http/file-reply.ts'
import { type QuietThreads, threadModule } from '../../platform/quiet-threads.ts'
import type { PersonalData } from './collect-personal-data.ts'

/** As what a person's data is handed over. */
export type ExportFormat = (typeof exportFormats)[number]

const names: Readonly<Record<Locale, string>> = {
  pl: 'myHEZO – moje dane',
  en: 'myHEZO – my data',
}
const sheet = threadModule('personal-data-sheet', import.meta.url)

/**
 * A person's data as one file: JSON with a key for each section, or a PDF to be read.
 *
 * @throws ApiProblem overloaded
 */
export async function exportFile(
  threads: QuietThreads,
  data: PersonalData,
  { format, locale, now }: { format: ExportFormat; locale: Locale; now: Date },
): Promise<FileReply & { readonly content: Uint8Array<ArrayBuffer> }> {
  const content: Uint8Array<ArrayBuffer> =
    format === 'pdf'
      ? await threads.run(sheet, 'renderPersonalData', { locale, madeAt: now, data })
      : new TextEncoder().encode(
          `${JSON.stringify({ exportedAt: now.toISOString(), ...data }, null, 2)}\n`,
        )
  return {
    name: `${names[locale]}.${format}`,
    mediaType: format === 'pdf' ? 'application/pdf' : 'application/json',
    size: content.length,
    content,
  }
}
