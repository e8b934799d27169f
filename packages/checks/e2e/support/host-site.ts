import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** A host's web site, and its access log. */
export interface HostSite {
  readonly origin: string
  /** Every request: method, URL and body. */
  readonly log: readonly string[]
  close(): Promise<void>
}

/** Serves pages (path → HTML), files (path → path on disk) and scripts (path → code) on an origin of their own. */
export async function serveHostSite(
  pages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  scripts: Readonly<Record<string, string>> = {},
): Promise<HostSite> {
  const log: string[] = []
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    const { pathname } = new URL(url, 'http://host')
    void text(request).then((body) => log.push(`${request.method} ${url} ${body}`))
    const file = files[pathname]
    if (file !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' })
      createReadStream(file).pipe(response)
      return
    }
    const script = scripts[pathname]
    if (script !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' })
      response.end(script)
      return
    }
    const page = pages[pathname]
    response.writeHead(page === undefined ? 204 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
    })
    response.end(page)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
