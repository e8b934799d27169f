import { sentences } from '@hezo/api/sentences/pl'

export { fillSentence } from '@hezo/api/sentences/pl'

// What the browser has to say itself; the sentences of refusals come with the server's replies.
export const { fields, clientFailures, waitUntil } = sentences
