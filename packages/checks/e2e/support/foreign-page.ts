import { createServer } from 'node:http'

/** A page on an origin of its own. */
export interface ForeignPage {
  readonly url: string
  readonly origin: string
  close(): Promise<void>
}

/** Somebody else's web server: serves `html(origin)` under `policy`. */
export async function serveForeignPage(policy: string, html: string): Promise<ForeignPage> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/'
    response.writeHead(isPage ? 200 : 204, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    })
    response.end(isPage ? html : undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    url: `${origin}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
