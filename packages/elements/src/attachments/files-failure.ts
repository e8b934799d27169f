import { attachmentLimits } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { failureOf, failureSentence } from '../foundation/sentences.ts'
import { formatSize } from './file-words.ts'

/** What is judged here; the first two the server would find as well, in the same words. */
type FaultCode = 'file_empty' | 'file_too_large' | 'file_unreadable' | 'file_gone'

/** Something wrong with a file that no request was needed to find. */
export function fault(code: FaultCode): Error {
  return Object.assign(new Error(code), { code })
}

/** Judges a file before it is sent; undefined when it may be. */
export function faultOf({ size }: File): Error | undefined {
  if (size === 0) return fault('file_empty')
  return size > attachmentLimits.bytes ? fault('file_too_large') : undefined
}

/** Why a file was not attached: in our words, in the server's about its name, or in its sentence. */
export function fileSentence(error: unknown): string {
  const { code, fields = [] } = error as {
    code?: string
    fields?: readonly { readonly message?: string }[]
  }
  const ours: Readonly<Record<string, () => string>> = {
    file_empty: () => msg('Plik jest pusty.'),
    file_too_large: () =>
      msg(
        str`Plik jest za duży. Jeden plik może mieć najwyżej ${formatSize(attachmentLimits.bytes)}.`,
      ),
    file_unreadable: () => msg('Nie można odczytać tego pliku. Folder spakuj najpierw do ZIP.'),
    file_gone: () => msg('Tego pliku nie ma już na serwerze. Wyślij go ponownie.'),
  }
  return ours[code ?? '']?.() ?? fields[0]?.message ?? failureSentence(failureOf(error)) ?? ''
}

/** Whether the same file can get through another time. */
export function mayRetry(error: unknown): boolean {
  const { code = '', status = 503 } = error as { code?: string; status?: number }
  if (/^file_(?:empty|too_large)$/.test(code)) return false
  return status >= 500 || status === 429 || code === 'upload_incomplete'
}
