import { expect } from 'chai'
import { linkParts } from './link-parts.ts'

describe('linkParts', () => {
  const cases: readonly (readonly [text: string, links: readonly string[]])[] = [
    ['', []],
    ['bez adresu', []],
    ['https://hezo.pl', ['https://hezo.pl']],
    ['Zob. https://hezo.pl/a?b=1&c=2#d, proszę.', ['https://hezo.pl/a?b=1&c=2#d']],
    ['(https://hezo.pl/a)', ['https://hezo.pl/a']],
    ['https://pl.wikipedia.org/wiki/HEZO_(firma)', ['https://pl.wikipedia.org/wiki/HEZO_(firma)']],
    ['http://a.example http://b.example', ['http://a.example', 'http://b.example']],
    ['„https://hezo.pl”', ['https://hezo.pl']],
    ['HTTPS://HEZO.PL/X', ['HTTPS://HEZO.PL/X']],
    ['javascript:alert(1) data:text/html,x ftp://a.example file:///etc', []],
    ['https:// https://.', []],
    ['<a href="https://hezo.pl/x">x</a>', ['https://hezo.pl/x']],
  ]
  for (const [text, links] of cases) {
    it(`finds ${links.length} in ${JSON.stringify(text)} and loses nothing`, () => {
      const parts = linkParts(text)
      expect(parts.join('')).to.equal(text)
      expect(parts.filter((_, index) => index % 2)).to.deep.equal(links)
    })
  }

  it('comes to an end on a long text that is almost an address', () => {
    const hostile = `https://${'('.repeat(20_000)}${'.'.repeat(20_000)}`
    expect(linkParts(hostile).join('')).to.equal(hostile)
  })
})
