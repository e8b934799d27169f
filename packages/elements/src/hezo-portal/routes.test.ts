import { expect } from 'chai'
import { hrefOf, type Place, placeOf } from './routes.ts'

const places: readonly (readonly [path: string, place: Place])[] = [
  ['/', { part: 'home' }],
  ['/tickets', { part: 'tickets', show: '' }],
  ['/tickets/new', { part: 'tickets', show: 'new' }],
  ['/tickets/tkt_01', { part: 'tickets', show: 'tkt_01' }],
  ['/account', { part: 'account', section: '' }],
  ['/account/people', { part: 'account', section: 'people' }],
  ['/contracts', { part: 'contracts' }],
  ['/contact', { part: 'contact' }],
  ['/register', { part: 'register' }],
  ['/sign-in', { part: 'sign-in' }],
]

describe('the addresses of the portal', () => {
  for (const [path, place] of places) {
    it(`${path} by path and by fragment, there and back`, () => {
      expect(hrefOf(place, 'path')).to.equal(path)
      expect(hrefOf(place, 'hash')).to.equal(`#${path}`)
      expect(placeOf(new URL(path, 'https://myhezo.pl'), 'path')).to.deep.equal(place)
      expect(placeOf(new URL(`/host#${path}`, 'https://a.example'), 'hash')).to.deep.equal(place)
    })
  }

  it('a one-time link has its secret in the fragment, which no server sees', () => {
    const link = new URL('https://myhezo.pl/activate#secret')
    expect(placeOf(link, 'path')).to.deep.equal({ part: 'activate', token: 'secret' })
  })

  for (const address of ['/nothing', '/tickets-of-others', '//', '/%E0%A4%A'])
    it(`${address} is home`, () => {
      expect(placeOf(new URL(`https://myhezo.pl${address}`), 'path')).to.deep.equal({
        part: 'home',
      })
    })
})
