import { expect, it } from 'vitest'
import { ownUrlOf } from './own-url.ts'

const ownUrls = ['https://myhezo.pl', 'https://myhezo.com', 'http://localhost:3000']

it.each([
  ['http://myhezo.com/v1/tickets', 'https://myhezo.com'],
  ['http://MYHEZO.PL/v1/tickets', 'https://myhezo.pl'],
  ['http://myhezo.pl:443/', 'https://myhezo.pl'],
  ['http://localhost:3000/v1/me?next=https://myhezo.pl', 'http://localhost:3000'],
])('%s came in at %s', (requestUrl, expected) => {
  expect(ownUrlOf(ownUrls, requestUrl)).toBe(expected)
})

it.each([
  'http://evil.example/v1/tickets',
  'http://myhezo.pl.evil.example/',
  'http://evil.example/https://myhezo.pl',
  'http://myhezo.pl@evil.example/',
  'http://myhezo.pl:8080/',
  'http://localhost/',
  'http://xn--myhez-6ya.pl/',
])('%s came in at none of ours', (requestUrl) => {
  expect(ownUrlOf(ownUrls, requestUrl)).toBeUndefined()
})
