import { createServer } from 'node:http'

/** A page on an origin of its own. */
export interface ForeignPage {
  readonly url: string
  readonly origin: string
  close(): Promise<void>
}

/** A text, or what gives it when it is asked for: an address may not be known before. */
type Text = string | (() => string)

/** Somebody else's web server: serves `html` under `policy`, at a name of this machine. */
export async function serveForeignPage(
  policy: Text,
  html: Text,
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
  headers: Readonly<Record<string, string>> = {},
): Promise<ForeignPage> {
  const server = createServer((request, response) => {
    const isPage = /^\/(?:\?|$)/.test(request.url ?? '')
    response.writeHead(isPage ? 200 : 204, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': textOf(policy),
      ...headers,
    })
    response.end(isPage ? textOf(html) : undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  const origin = `http://${host}:${address.port}`
  return {
    origin,
    url: `${origin}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function textOf(text: Text): string {
  return typeof text === 'string' ? text : text()
}
