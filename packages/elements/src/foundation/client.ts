import { createTransport, tabSession, type Transport } from '@hezo/sdk'
import { language } from './locale.ts'
import { sessionKey } from './session-key.ts'

/** Opens the transport to an API, with the session of this tab. */
export function createConnection(api: string): Transport {
  return createTransport({ baseUrl: api, locale: language(), session: tabSession(sessionKey(api)) })
}
