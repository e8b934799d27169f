export type { Call, CallArguments, CallInput, CallResult, Calls } from './lib/call.ts'
export { type Client, connect } from './lib/connect.ts'
export { createClient, type HezoClient } from './lib/create-client.ts'
export {
  HezoError,
  type HezoErrorCode,
  type HezoErrorDetails,
  isHezoError,
} from './lib/hezo-error.ts'
export type { SendOptions } from './lib/send-request.ts'
export type { Session } from './lib/session.ts'
export type { SessionChange, SessionListener } from './lib/session-state.ts'
export {
  memorySession,
  type SessionKey,
  type SessionStore,
  type SessionTokens,
} from './lib/session-store.ts'
export { browserSession, type BrowserSessionOptions } from './lib/browser-session.ts'
export {
  type CallOptions,
  type CreateOptions,
  createTransport,
  type Transport,
  type TransportOptions,
  type UploadOptions,
} from './lib/transport.ts'
