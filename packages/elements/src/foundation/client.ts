import { createTransport, tabSession, type Transport } from '@hezo/sdk'
import { forgetDrafts } from './draft.ts'
import { language } from './locale.ts'
import { sessionKey } from './session-key.ts'

/** Opens the transport to an API, with the session of this tab; signing out takes the drafts along. */
export function createConnection(api: string): Transport {
  const transport = createTransport({
    baseUrl: api,
    locale: language,
    session: tabSession(sessionKey(api)),
  })
  transport.session.subscribe((change) => {
    if (change === 'ended') forgetDrafts()
  })
  return transport
}
