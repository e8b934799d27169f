// Threat: a stranger says whose address he has, to escape a throttle or to spend somebody else's.
import { describe, expect, it } from 'vitest'
import { createOriginReader, preferredLocale } from './request-origin.ts'

const read = createOriginReader(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])

function addressOf(peer: string, forwardedFor?: string): string {
  const headers = new Headers(forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor })
  return read(headers, peer).address
}

describe('the address of a request', () => {
  it.each<[string, string, string | undefined, string]>([
    ['is the peer without a header', '203.0.113.5', undefined, '203.0.113.5'],
    [
      'is the peer that is no proxy, whatever it says',
      '203.0.113.5',
      '198.51.100.1',
      '203.0.113.5',
    ],
    ['is what a proxy says', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['is what a proxy beyond IPv6 says', '2001:db8::5', '198.51.100.1', '198.51.100.1'],
    ['is IPv4 in either clothing', '::ffff:10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
    [
      'is what the last proxy saw, not what the client wrote before',
      '10.1.2.3',
      '1.1.1.1, 198.51.100.1',
      '198.51.100.1',
    ],
    [
      'is found beyond several proxies',
      '10.1.2.3',
      '1.1.1.1, 198.51.100.1, 192.0.2.7, 10.9.9.9',
      '198.51.100.1',
    ],
    ['is IPv4 with the port that a proxy adds', '10.1.2.3', '198.51.100.1:50443', '198.51.100.1'],
    ['is IPv6 in brackets', '10.1.2.3', '[2001:db9::1]', '2001:db9::1'],
    ['is IPv6 with a port', '10.1.2.3', '[2001:db9::1]:443', '2001:db9::1'],
    ['is IPv4 in brackets of IPv6', '10.1.2.3', '[::ffff:198.51.100.1]:1', '198.51.100.1'],
    [
      'is found beyond proxies that write ports',
      '10.1.2.3',
      '198.51.100.1:1, [2001:db8::9]:2, 10.9.9.9:3',
      '198.51.100.1',
    ],
    ['is the proxy when a port is no number', '10.1.2.3', '198.51.100.1:http', '10.1.2.3'],
    ['is the proxy when there is only a port', '10.1.2.3', ':443', '10.1.2.3'],
    ['is the first of them when all are proxies', '10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['is the proxy when it says nothing sensible', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['is the proxy when it says nothing', '10.1.2.3', '', '10.1.2.3'],
  ])('%s', (_, peer, forwardedFor, address) => {
    expect(addressOf(peer, forwardedFor)).toBe(address)
  })
})

describe('headers of a proxy that is not trusted', () => {
  it.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded'])('are reported once: %s', (name) => {
    let reports = 0
    const readOnce = createOriginReader([], () => (reports += 1))
    readOnce(new Headers({ 'User-Agent': 'curl' }), '10.1.2.3')
    expect(reports).toBe(0)
    for (let count = 0; count < 3; count += 1) {
      readOnce(new Headers({ [name]: '198.51.100.1' }), '10.1.2.3')
    }
    expect(reports).toBe(1)
  })

  it('are not reported when TRUSTED_PROXIES names their sender', () => {
    let reports = 0
    const headers = new Headers({ 'X-Forwarded-For': '198.51.100.1' })
    createOriginReader(['10.0.0.0/8'], () => (reports += 1))(headers, '10.1.2.3')
    expect(reports).toBe(0)
  })
})

describe('the language of a request', () => {
  it.each([
    [null, 'pl'],
    ['*', 'pl'],
    ['de-DE,de;q=0.9', 'en'],
    ['de, pl;q=0.5, en;q=0.6', 'en'],
    ['EN-gb', 'en'],
    ['en;q=0, pl', 'pl'],
    ['en;q=nonsense, pl;q=0.1', 'pl'],
  ] as const)('of %j is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale)
  })
})
