import type { Locale } from '@hezo/domain'
import type { Context } from '../../context.ts'
import type { FileReply } from '../../http/file-reply.ts'
import { createDocuments } from './create-documents.ts'

const names = { pl: 'myHEZO – instrukcja logowania.pdf', en: 'myHEZO – how to sign in.pdf' }

// The same for everybody until the next start, and set when somebody first asks.
const kept = new Map<Locale, Promise<Uint8Array<ArrayBuffer>>>()

/**
 * The sign-in instructions, for whoever asks.
 *
 * @throws ApiProblem overloaded
 */
export async function getSignInGuide(
  { documentThreads }: Pick<Context, 'documentThreads'>,
  { locale }: { readonly locale: Locale },
): Promise<FileReply> {
  let setting = kept.get(locale)
  if (!setting) {
    setting = createDocuments(documentThreads).renderSignInGuide(locale)
    kept.set(locale, setting)
    // What failed is tried again by the next one.
    setting.catch(() => kept.delete(locale))
  }
  const pdf = await setting
  const name = names[locale]
  return { name, mediaType: 'application/pdf', size: pdf.length, content: pdf }
}
