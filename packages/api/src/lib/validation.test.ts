import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { goodRequests } from '../testing/good-requests.ts'
import { routes } from './routes.ts'
import { fieldErrors, parseShape } from './validation.ts'

const { body: registration } = routes.registrations.create
const { body: secondFactor } = routes.signIns.secondFactor
const data = goodRequests['registrations.create']?.value ?? {}

describe('what a form learns', () => {
  test('is all that is wrong at once, also where one field is judged by another', () => {
    const parsed = parseShape(registration, {
      ...data,
      company: { name: 'Kwiaty', street: '', postalCode: '1', city: 'Kraków', country: 'PL' },
      nip: 'PL1234563219',
      password: 'short',
    })
    expect(codes(parsed)).toEqual({
      'company.street': 'text.empty',
      'company.postalCode': 'postalCode.wrong_format',
      nip: 'nip.wrong_check_digit',
      password: 'password.too_short',
    })
  })

  test('is one code per field', () => {
    const both = z.string().check(z.regex(/a/), z.regex(/b/))
    expect(parseShape(z.strictObject({ x: both }), { x: 'c' })).toEqual({
      ok: false,
      fields: [{ path: 'x', code: 'shape.wrong_format', values: {} }],
    })
  })

  test('names the character to blame and where it stands, for a Cyrillic letter in a serial', () => {
    expect(parseShape(registration, { ...data, serialNumber: 'FG1234А67' })).toEqual({
      ok: false,
      fields: [
        {
          path: 'serialNumber',
          code: 'serialNumber.bad_character',
          values: { character: 'А', position: 6 },
        },
      ],
    })
  })

  test('is the most that a text may have', () => {
    const parsed = parseShape(routes.contact.create.body, {
      ...goodRequests['contact.create']?.value,
      message: 'ż'.repeat(5_001),
    })
    expect(parsed).toMatchObject({ fields: [{ code: 'text.too_long', values: { max: 5_000 } }] })
  })

  test('tells a password that repeats the form', () => {
    const parsed = parseShape(registration, { ...data, password: 'Anna.Nowak-2026!' })
    expect(codes(parsed)).toEqual({ password: 'password.contains_context' })
  })
})

describe('fields judged by others do not trust them', () => {
  test.each([
    { person: 7 },
    { person: null },
    { person: { email: 7 } },
    { company: [] },
    { company: { name: {}, postalCode: 5, country: null } },
    { password: 12 },
    { password: { length: 40 } },
    { nip: [], contractNumber: {}, serialNumber: 0 },
  ])('%j', (broken) => {
    const parsed = parseShape(registration, { ...data, ...broken })
    expect(Object.values(codes(parsed))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^shape\.(wrong_type|required)$/)]),
    )
  })
})

describe('the code of a second factor', () => {
  const challenge = { challengeToken: 'x'.repeat(32) }

  test.each([
    ['totp', '123 456', '123456'],
    ['recovery_code', '7k3m-9qxa-0drt-w5hj', '7K3M9QXA0DRTW5HJ'],
  ])('of %s is given in its canonical form', (method, code, value) => {
    const parsed = parseShape(secondFactor, { ...challenge, method, code })
    expect(parsed).toMatchObject({ ok: true, value: { method, code: value } })
  })

  test.each([
    ['totp', '7K3M-9QXA-0DRT-W5HJ', 'totpCode.bad_character'],
    ['totp', '12345', 'totpCode.wrong_length'],
    ['recovery_code', '123456', 'recoveryCode.wrong_length'],
    ['recovery_code', '7K3M-9QXA-0DRT-W5H#', 'recoveryCode.bad_character'],
    ['recovery_code', '', 'recoveryCode.empty'],
  ])('of %s is judged by the rule of that method: %j', (method, code, expected) => {
    expect(codes(parseShape(secondFactor, { ...challenge, method, code }))).toEqual({
      code: expected,
    })
  })

  test.each([
    [undefined, 'shape.required'],
    ['sms', 'shape.not_an_option'],
    [['totp'], 'shape.not_an_option'],
  ])('without a method that exists, %j, is about the method', (method, expected) => {
    const parsed = parseShape(secondFactor, { ...challenge, method, code: '123456' })
    expect(codes(parsed)).toEqual({ method: expected })
  })
})

describe('queries', () => {
  const { query } = routes.tickets.list

  test('get what they leave out filled in', () => {
    expect(parseShape(query, {})).toEqual({ ok: true, value: { limit: 20, sort: 'updated' } })
  })

  test.each([
    [1, 1],
    ['1', 1],
    ['100', 100],
    [100, 100],
    ['007', 7],
  ])('take the page size %j', (limit, value) => {
    expect(parseShape(query, { limit })).toMatchObject({ ok: true, value: { limit: value } })
  })

  test.each([
    ['0', 'shape.out_of_range'],
    [101, 'shape.out_of_range'],
    ['999999999', 'shape.out_of_range'],
    ['-1', 'shape.wrong_format'],
    ['1e2', 'shape.wrong_format'],
    ['0x10', 'shape.wrong_format'],
    ['9'.repeat(400), 'shape.wrong_format'],
    [Number.NaN, 'shape.wrong_format'],
    [true, 'shape.wrong_format'],
  ])('refuse the page size %j', (limit, code) => {
    expect(codes(parseShape(query, { limit }))).toEqual({ limit: code })
  })

  test.each([
    ['new', ['new']],
    ['resolved,new,new', ['new', 'resolved']],
    [
      ['new', 'closed'],
      ['new', 'closed'],
    ],
  ])('take the statuses %j', (status, value) => {
    expect(parseShape(query, { status })).toMatchObject({ ok: true, value: { status: value } })
  })

  test.each([
    '',
    ',',
    'new,',
    'open',
    'new,open',
    'new,new,new,new,new,new,open',
    'NEW',
    'toString',
    ','.repeat(100_000),
    [],
  ])('refuse the statuses %j', (status) => {
    expect(codes(parseShape(query, { status }))).toEqual({ status: 'shape.not_an_option' })
  })
})

describe('a body of junk comes back small', () => {
  test('with many unknown fields', () => {
    const junk = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`field${i}`, i]))
    const parsed = parseShape(secondFactor, junk)
    expect(parsed).toMatchObject({ ok: false, fields: { length: 50 } })
  })

  test('with one huge unknown name, cut to something that can be encoded', () => {
    const parsed = parseShape(routes.tickets.setSharing.body, {
      shared: true,
      ['🙂'.repeat(500_000)]: 1,
    })
    const [path] = Object.keys(codes(parsed))
    expect(path?.length).toBeLessThanOrEqual(200)
    expect(path?.isWellFormed()).toBe(true)
  })
})

test('nothing typed is repeated in what is said about it', () => {
  const secret = 'hunter2-is-my-secret'
  const spoilt = { ...data, nip: secret, locale: secret, password: 'short7Q', person: secret }
  const parsed = parseShape(registration, spoilt)
  expect(JSON.stringify(parsed)).not.toMatch(/hunter2|short7Q/)
})

test('issues of a parse that kept no input still get codes', () => {
  const { error } = z.safeParse(secondFactor, { method: 'sms', extra: 1 })
  expect(fieldErrors(error?.issues ?? []).map(({ path }) => path)).toEqual([
    'method',
    'challengeToken',
    'code',
    'extra',
  ])
})

function codes(parsed: ReturnType<typeof parseShape>): Record<string, string> {
  return parsed.ok ? {} : Object.fromEntries(parsed.fields.map(({ path, code }) => [path, code]))
}
