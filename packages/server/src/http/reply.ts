/** A reply before it is sent: plain data, so that nothing on the way has to copy it. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
}

/** A reply that is all there. */
export type TextReply = Reply & { readonly body: string }

/** The headers that go with every reply, given the `Origin` of its request. */
export type ReplyHeaders = (origin: string | null) => Readonly<Record<string, string>>

/** Sends a reply, with what goes with every reply. */
export function send({ status, headers, body }: Reply, always: ReturnType<ReplyHeaders>): Response {
  return new Response(body, { status, headers: { ...always, ...headers } })
}
