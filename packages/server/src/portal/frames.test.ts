import { describe, expect, it } from 'vitest'
import { frameTitles } from './frame-page.ts'
import { frames } from './frames.ts'
import { portal } from './portal.ts'

const reseller = 'https://www.partner.example'
const another = 'https://sklep.example'
const policyOf = (reply: Response) => reply.headers.get('content-security-policy') ?? ''

describe('the page of a frame', () => {
  it('is shown by nobody where the operator named nobody, as all pages of ours', async () => {
    const reply = await frames([]).request('/frame/hezo-register')
    expect(reply.status).toBe(200)
    expect(policyOf(reply)).toContain("frame-ancestors 'none'")
    expect(reply.headers.get('x-frame-options')).toBe('DENY')
  })

  it('is shown by the pages of the origins that he named', async () => {
    const reply = await frames([reseller, another]).request('/frame/hezo-register')
    expect(policyOf(reply)).toMatch(new RegExp(`frame-ancestors ${reseller} ${another}(?:;|$)`))
    expect(reply.headers.get('x-frame-options')).toBeNull()
    expect(reply.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(reply.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  })

  it('lets nothing in or out but what the portal does, and no style sheets', async () => {
    const inFrame = policyOf(await frames([reseller]).request('/frame/hezo-sign-in'))
    const ofPortal = policyOf(await portal().request('/sign-in'))
    const differs = /^(?:frame-ancestors|style-src) /
    const rest = (policy: string) =>
      policy
        .split(/; ?/)
        .filter((part) => !differs.test(part))
        .toSorted()
    expect(rest(inFrame)).toEqual(rest(ofPortal))
    expect(inFrame).toContain("style-src 'none'")
  })

  it.each(Object.entries(frameTitles))(
    'of %s is in the language asked for',
    async (tag, titles) => {
      for (const locale of ['pl', 'en'] as const) {
        const reply = await frames([reseller]).request(`/frame/${tag}?lang=${locale}`, {
          headers: { 'Accept-Language': 'de' },
        })
        const html = await reply.text()
        expect(html).toContain(`<html lang="${locale}" `)
        expect(html).toContain(`<title>${titles[locale]}</title>`)
        expect(html).toContain(`src="/elements/${tag}.js"`)
        expect(reply.headers.get('content-language')).toBe(locale)
      }
    },
  )

  it('follows the reader where no language of ours is asked for', async () => {
    const reply = await frames([]).request('/frame/hezo-contact?lang=%22%3E%3Cb%3E', {
      headers: { 'Accept-Language': 'en' },
    })
    expect(await reply.text()).toContain('<html lang="en" ')
  })

  it('leaves the page around when a link is followed', async () => {
    const html = await (await frames([reseller]).request('/frame/hezo-sign-in')).text()
    expect(html).toContain('<base target="_top">')
  })

  it('is there for our elements alone', async () => {
    for (const path of ['/frame/', '/frame/hezo-nothing', '/frame/constructor']) {
      expect((await frames([reseller]).request(path)).status).toBe(404)
    }
  })
})
