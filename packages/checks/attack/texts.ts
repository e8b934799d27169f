import { randomUUID } from 'node:crypto'
import { type Attack, outcomeOf, someAddress, steadily } from './attack.ts'

const marks = (count: number): string => `a${'\u0301\u0316'.repeat(count / 2)}`
const token = 'A'.repeat(43)
const person = { firstName: 'Jan', lastName: 'Lis', email: 'a@b.pl', phone: '+48 600 100 200' }
const company = { name: 'A', street: 'B', postalCode: '00-001', city: 'C', country: 'PL' }

const requests: readonly (readonly [path: string, body: unknown])[] = [
  ['/v1/contact', { name: 'A', email: 'a@b.pl', message: marks(30_000), locale: 'pl' }],
  ['/v1/contact', { name: marks(30_000), email: 'a@b.pl', message: 'B', locale: 'pl' }],
  ['/v1/contact', { name: 'A', email: marks(30_000), message: 'B', locale: 'pl' }],
  [
    '/v1/registrations',
    {
      person,
      company: { ...company, name: marks(6000) },
      nip: 'PL1234563218',
      contractNumber: 'A-1',
      serialNumber: 'FG1234567890',
      password: 'długie hasło do prób',
      locale: 'pl',
    },
  ],
  [
    '/v1/registrations',
    {
      person,
      company,
      nip: marks(2000),
      contractNumber: marks(2000),
      serialNumber: marks(2000),
      password: 'długie hasło do prób',
      locale: 'pl',
    },
  ],
  ['/v1/activations', { activationToken: token, password: marks(1800) }],
  [
    '/v1/sign-ins/second-factor',
    { method: 'recovery_code', challengeToken: token, code: marks(1800) },
  ],
  ['/v1/sign-ins', { email: 'a@b.pl', password: marks(900) }],
]

/** Combining marks without end, wherever a text is normalised before anybody is known. */
export const combiningMarks: Attack = async ({ url, ...target }, note) => {
  await steadily(10, { url, ...target }, async (count) => {
    const [path, body] = requests[count % requests.length] ?? ['', {}]
    const headers = {
      ...someAddress(),
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    }
    note(await outcomeOf(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  })
}

/** Guesses at one account from fifty addresses, faster than it opens. */
export const throttlePolling: Attack = async ({ url, email, ...target }, note) => {
  await steadily(20, { url, email, ...target }, async () => {
    const headers = { ...someAddress(), 'Content-Type': 'application/json' }
    const body = JSON.stringify({ email, password: randomUUID() })
    note(await outcomeOf(`${url}/v1/sign-ins`, { method: 'POST', headers, body }))
  })
}
