/** What is used of a browser's XMLHttpRequest: the client is compiled for platforms without it too. */
interface Sending {
  readonly upload: Told
  responseType: string
  readonly response: Blob
  readonly status: number
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string
  send(body: Blob): void
  abort(): void
  readonly addEventListener: Told['addEventListener']
}
interface Told {
  addEventListener(type: string, listener: (event: { readonly loaded: number }) => void): void
}

/**
 * `fetch` for a request with a body, by the one way that tells a browser's page how much of it has
 * left. The reply is read to its end.
 */
export async function fetchWithProgress(
  request: Request,
  onProgress: (share: number) => void,
): Promise<Response> {
  const body = await request.blob()
  const { XMLHttpRequest } = globalThis as unknown as { XMLHttpRequest: new () => Sending }
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const give = (): void => reject(request.signal.reason as Error)
    if (request.signal.aborted) return give()
    sending.open(request.method, request.url)
    for (const [name, value] of request.headers) sending.setRequestHeader(name, value)
    sending.responseType = 'blob'
    sending.upload.addEventListener('progress', ({ loaded }) =>
      onProgress(Math.min(1, loaded / body.size)),
    )
    sending.addEventListener('load', () => resolve(responseOf(sending)))
    sending.addEventListener('error', () => reject(new TypeError('network error')))
    sending.addEventListener('abort', give)
    request.signal.addEventListener('abort', () => sending.abort())
    sending.send(body)
  })
}

function responseOf(sent: Sending): Response {
  const lines = sent.getAllResponseHeaders().trim().split(/\r?\n/)
  const headers = lines.map((line) => line.split(/: ?(.*)/s, 2) as [string, string])
  const body = sent.response
  return new Response(body.size > 0 ? body : null, { status: sent.status, headers })
}
