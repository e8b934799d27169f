/** Milliseconds that one attempt may take: 25 MB over a slow line. */
export const timeout = 600_000

type Fetch = ((request: Request) => Response | Promise<Response>) | undefined

/**
 * Sends a file or fetches one, and reads the reply to its end. `onProgress` is told how much has left
 * where the platform knows; a `fetch` of one's own never tells.
 */
export async function fetchFile(
  own: Fetch,
  request: Request,
  onProgress: ((share: number) => void) | undefined,
): Promise<Response> {
  if (onProgress && !own && 'XMLHttpRequest' in globalThis) {
    return sendWithProgress(request, onProgress)
  }
  const response = await (own ?? fetch)(request)
  return replyOf(await response.blob(), response)
}

/** The file that a reply is, under the name that RFC 6266 §4.3 gives it: in UTF-8, or in ASCII. */
export async function readFile(response: Response): Promise<File> {
  const disposition = response.headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? []
  const [, plain = ''] = /filename="?((?:\\.|[^"\\;])+)/.exec(disposition) ?? []
  const name = encoded ? decodeURIComponent(encoded) : plain.replaceAll(/\\(.)/g, '$1')
  const content = await response.blob()
  return new File([content], name, { type: content.type })
}

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

/** By the one way that tells a browser's page how much of a body has left. */
async function sendWithProgress(
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
  return replyOf(sent.response, { status: sent.status, headers })
}

function replyOf(body: Blob, init: ResponseInit): Response {
  return new Response(body.size > 0 ? body : null, init)
}
