/** Prevents that any text, however hostile, makes a parser throw, hang or contradict itself. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthOf, linearGrowth } from '../testing/growth.ts'
import { anyText, hostileTexts, hugeTexts, worstUnits } from '../testing/hostile-text.ts'
import { dateReasons, parseIsoDate, parsePolishDate } from './calendar-date.ts'
import { contractNumberReasons, parseContractNumber } from './contract-number.ts'
import { emailReasons, parseEmail } from './email.ts'
import { fileNameReasons, parseFileName } from './file-name.ts'
import { parseText, textReasons } from './free-text.ts'
import { nipReasons, parseNip } from './nip.ts'
import { wellFormed, type Parsed } from './parsed.ts'
import { parsePassword, passwordReasons } from './password.ts'
import { parsePersonName, personNameReasons } from './person-name.ts'
import { parsePhone, phoneReasons } from './phone.ts'
import { parseCountry, parsePostalCode, postalReasons } from './postal-code.ts'
import { parseRecoveryCode, recoveryCodeReasons } from './recovery-code.ts'
import { parseSerialNumber, serialNumberReasons } from './serial-number.ts'
import { parseServiceLevel, serviceLevelReasons } from './service-level.ts'
import { parseTicketNumber, ticketNumberReasons } from './ticket-number.ts'
import { parseTotpCode, totpCodeReasons } from './totp-code.ts'

const parsers: [string, (text: string) => Parsed<string, string>, readonly string[]][] = [
  ['parseNip', parseNip, nipReasons],
  ['parseSerialNumber', parseSerialNumber, serialNumberReasons],
  ['parseContractNumber', parseContractNumber, contractNumberReasons],
  ['parseEmail', parseEmail, emailReasons],
  ['parsePhone', parsePhone, phoneReasons],
  ['parsePersonName', parsePersonName, personNameReasons],
  ['parseFileName', parseFileName, fileNameReasons],
  ['parseText, one line', (text) => parseText(text, { max: 200 }), textReasons],
  [
    'parseText, many lines',
    (text) => parseText(text, { min: 2, max: 9000, multiline: true }),
    textReasons,
  ],
  ['parsePostalCode, Poland', (text) => parsePostalCode(text, 'PL'), postalReasons],
  ['parsePostalCode, elsewhere', (text) => parsePostalCode(text, 'GB'), postalReasons],
  ['parseCountry', parseCountry, postalReasons],
  ['parsePassword', (text) => parsePassword(text), passwordReasons],
  ['parseTotpCode', parseTotpCode, totpCodeReasons],
  ['parseRecoveryCode', parseRecoveryCode, recoveryCodeReasons],
  ['parseTicketNumber', parseTicketNumber, ticketNumberReasons],
  ['parseServiceLevel', parseServiceLevel, serviceLevelReasons],
  ['parseIsoDate', parseIsoDate, dateReasons],
  ['parsePolishDate', parsePolishDate, dateReasons],
]

describe.each(parsers)('%s', (_name, parse, reasons) => {
  /** The answer, if there is anything wrong with it. */
  function unsoundAnswer(text: string): unknown {
    const result = parse(text)
    if (result.ok) return result.value === wellFormed(result.value) ? undefined : result
    const { reason, character, position } = result
    const isBlamed = character !== undefined && position !== undefined
    const isTyped = isBlamed && wellFormed(text.slice(position)).startsWith(character)
    const isSound = reason === 'bad_character' ? isTyped && character !== '' : !isBlamed
    return isSound && reasons.includes(reason) ? undefined : result
  }

  test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'answers %s soundly',
    (_shown, text) => expect(unsoundAnswer(text)).toBeUndefined(),
  )

  test('answers any text soundly', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(unsoundAnswer(text)).toBeUndefined()
      }),
    )
  })

  test('gives back unchanged what it once accepted', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const once = parse(text)
        const again = once.ok ? parse(once.value) : once
        expect(again.ok ? again.value : undefined).toBe(once.ok ? once.value : undefined)
      }),
    )
  })

  test.each(hugeTexts)('answers a huge text of %s', (_kind, text) => {
    expect(unsoundAnswer(text)).toBeUndefined()
  })

  test('takes at most twice as long for twice as much of anything', () => {
    const growths = worstUnits.map((unit) => {
      const textOf = (length: number) => `A${unit.repeat(length / unit.length)}\u0001`
      return [JSON.stringify(unit), growthOf(parse, textOf)] as const
    })
    expect(growths.filter(([, growth]) => growth > linearGrowth)).toEqual([])
  })
})

describe('what a parser is told beside the text', () => {
  function tellEverything(text: string): string[] {
    const context = { email: text, companyName: text, nip: text, contractNumber: text }
    return [
      parsePostalCode('00-950', text),
      parsePassword('\u{1F511}'.repeat(12), { ...context, serialNumber: text }),
    ].map((result) => (result.ok ? 'ok' : result.reason))
  }

  test('may be any text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(tellEverything(text)).toEqual(['ok', 'ok'])
      }),
    )
  })

  test.each(hugeTexts)('may be a huge text of %s', (_kind, text) => {
    expect(tellEverything(text)).toEqual(['ok', 'ok'])
  })
})
