import {
  contractNumberLength,
  emailMaxLength,
  parseContractNumber,
  parseEmail,
  parseNip,
  parsePersonName,
  parsePhone,
  parseFileName,
  parseRecoveryCode,
  parseSerialNumber,
  passwordLength,
  personNameMaxLength,
  recoveryCodeLength,
  serialNumberLength,
} from '@hezo/domain'
import { describe, expect, test } from 'vitest'
import { contactChannels } from '../contact-channels.ts'
import { type ErrorCode, errorCodes } from '../error-codes.ts'
import { type FieldCode, fieldCodes } from '../field-codes.ts'
import { fieldCodeOf } from '../schemas/rule.ts'
import { sentences as en } from './en.ts'
import { fillSentence } from './fill-sentence.ts'
import { sentences as pl } from './pl.ts'
import { clientFailures } from './sentences.ts'

/** Where the person is stuck and a human must be one step away. */
const stuck: ErrorCode[] = [
  'entitlement_rejected',
  'contract_not_valid',
  'activation_ended',
  'rate_limited',
  'internal',
  'overloaded',
  'unavailable',
]

/** Numbers that a rule fixes: the sentence and the rule must not drift apart. */
const numbers: Partial<Record<FieldCode, number>> = {
  'serialNumber.too_short': serialNumberLength.min,
  'serialNumber.too_long': serialNumberLength.max,
  'contractNumber.too_short': contractNumberLength.min,
  'contractNumber.too_long': contractNumberLength.max,
  'email.too_long': emailMaxLength,
  'personName.too_long': personNameMaxLength,
  'password.too_short': passwordLength.min,
  'password.too_long': passwordLength.max,
  'recoveryCode.wrong_length': recoveryCodeLength,
}

/** A text for every rule that blames a character, and what the parser says of it. */
const blamed = [
  refused('nip', parseNip('PL123456321X')),
  refused('serialNumber', parseSerialNumber('FGА123')),
  refused('contractNumber', parseContractNumber('SHZ\u00002022')),
  refused('email', parseEmail('łukasz@firma.pl')),
  refused('phone', parsePhone('12 345x67')),
  refused('personName', parsePersonName('J@n')),
  refused('fileName', parseFileName('raport/1.pdf')),
  refused('recoveryCode', parseRecoveryCode('7K3M-9QXA-0DRT-W5H#')),
]

function refused<R extends Parameters<typeof fieldCodeOf>[0]>(
  rule: R,
  parsed: { ok: true } | Parameters<typeof fieldCodeOf<R>>[1],
) {
  if (parsed.ok) throw new TypeError(`${rule} accepts the sample`)
  return fieldCodeOf(rule, parsed)
}

describe.each([
  ['pl', pl],
  ['en', en],
])('the sentences of %s', (_, sentences) => {
  test('say something whole for every code', () => {
    expect(Object.keys(sentences.problems)).toEqual(expect.arrayContaining([...errorCodes]))
    expect(Object.keys(sentences.fields)).toEqual(expect.arrayContaining([...fieldCodes]))
    expect(Object.keys(sentences.clientFailures)).toEqual([...clientFailures])
    for (const sentence of all(sentences)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })

  test('give the phone number wherever the person is stuck', () => {
    for (const code of stuck) expect(sentences.problems[code]).toContain(contactChannels.phoneText)
    for (const code of clientFailures)
      expect(sentences.clientFailures[code]).toContain(contactChannels.phoneText)
  })

  test('single out none of the three values of an entitlement', () => {
    const names = [/NIP/, /umowy|contract number/, /seryjny|serial number/]
    for (const name of names) expect(sentences.problems.entitlement_rejected).toMatch(name)
  })

  test.each(Object.entries(numbers))('name the number of the rule in %s', (code, number) => {
    expect(sentences.fields[code as FieldCode]).toMatch(new RegExp(`\\b${number}\\b`))
  })

  test.each(blamed)('have all values they name in $code', ({ code, values }) => {
    const filled = fillSentence(sentences.fields[code], values)
    expect(filled).not.toMatch(/[{}]|undefined|NaN|„”|“”/)
    expect(filled).toContain(String(Number(values['position']) + 1))
  })

  test('name values only in the codes that carry them', () => {
    const carrying = [...blamed.map(({ code }) => code), 'text.too_long']
    const naming = fieldCodes.filter((code) => sentences.fields[code].includes('{'))
    expect(carrying).toEqual(expect.arrayContaining(naming))
  })
})

test('an index from 0 is told to people as a place from 1', () => {
  expect(fillSentence('{character} {position}', { character: 'А', position: 2 })).toBe('А 3')
})

test('a value is put in as text, whatever it holds', () => {
  expect(fillSentence('„{character}”', { character: '$&<b>{max}' })).toBe('„$&<b>{max}”')
})

test('a value that is missing leaves no braces behind', () => {
  expect(fillSentence('Najwięcej znaków: {max}.')).toBe('Najwięcej znaków: .')
})

function all(sentences: typeof pl): string[] {
  const { problems, fields, clientFailures: ofClient, waitUntil } = sentences
  return [waitUntil, ...[problems, fields, ofClient].flatMap((group) => Object.values(group))]
}
