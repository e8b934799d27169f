import { locales } from '@hezo/domain'
import { Hono } from 'hono'
import { type FramedTag, framePage, frameTitles } from './frame-page.ts'
import { localeOf, pageHeaders } from './page-reply.ts'

/** Pages for frames on other people's sites: `/frame/hezo-register?lang=pl`, for pages of `origins` alone. */
export function frames(origins: readonly string[]): Hono {
  const app = new Hono()
  const headers = pageHeaders({ frameOrigins: origins, styleSrc: "'none'" })
  for (const tag of Object.keys(frameTitles) as FramedTag[]) {
    app.get(`/frame/${tag}`, headers, (c) => {
      const asked = locales.find((locale) => locale === c.req.query('lang'))
      return c.html(framePage(tag, localeOf(c, asked)))
    })
  }
  return app
}
