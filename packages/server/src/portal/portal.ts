import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { localeOf, pageHeaders } from './page-reply.ts'
import { portalPage } from './portal-page.ts'

const elements = fileURLToPath(new URL('../../../elements/dist/browser', import.meta.url))
const styleSheet = join(import.meta.dirname, 'portal.css')

/** The places of `<hezo-portal routing="path">`; it shows the right one by itself. */
const pages = [
  '/',
  '/account',
  '/account/:section',
  '/activate',
  '/confirm-sharing',
  '/contact',
  '/contracts',
  '/password-reset',
  '/register',
  '/reset-factor',
  '/sign-in',
  '/stop-reset',
  '/tickets',
  '/tickets/:ticketId',
]

/** The portal page, and the elements for it and for everybody else's pages. */
export function portal(): Hono {
  const app = new Hono()

  app.use('/elements/*', etag(), async (c, next) => {
    await next()
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('X-Content-Type-Options', 'nosniff')
    const lasting = /\/chunks\//.test(c.req.path) && c.res.status === 200
    c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use(
    '/elements/*',
    serveStatic({
      root: elements,
      rewriteRequestPath: (path) => path.replace(/^\/elements/, ''),
      precompressed: true,
    }),
  )

  app.get('/portal.css', etag(), async (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    c.header('Cache-Control', 'no-cache')
    return c.body(await readFile(styleSheet, 'utf8'))
  })
  for (const path of pages) app.get(path, portalHeaders, (c) => page(c, 200))
  // A mistyped address shows a person the portal, not a program's reply.
  app.get('*', async (c, next) => {
    const asksForPage = c.req.header('accept')?.includes('text/html')
    if (!asksForPage || /^\/(?:v1|elements)\//.test(c.req.path)) return next()
    return portalHeaders(c, async () => {
      c.res = await page(c, 404)
    })
  })
  return app
}

function page(c: Context, status: 200 | 404): Response | Promise<Response> {
  return c.html(portalPage(localeOf(c)), status)
}

const portalHeaders = pageHeaders({ frameOrigins: [], styleSrc: "'self'" })
