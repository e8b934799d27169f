import { browserSession, createTransport, type Transport } from '@hezo/sdk'
import { forgetDrafts } from './draft.ts'
import { framesSession } from './frames-session.ts'
import { language } from './locale.ts'
import { sessionKey } from './session-key.ts'
import { warn } from './warn.ts'

/** Opens the transport to an API, with the session of this browser; signing out takes the drafts along. */
export function createConnection(api: string): Transport {
  const transport = createTransport({
    baseUrl: api,
    locale: language,
    session: browserSession(sessionKey(api), {
      memory: framesSession(sessionKey(api)),
      onStorageError: ({ name }) =>
        warn(`the browser's storage failed (${name}): the session lasts as long as this page`),
    }),
  })
  transport.session.subscribe((change) => {
    if (change === 'ended') forgetDrafts()
  })
  return transport
}
