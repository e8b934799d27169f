import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordReader, type CsvRecord } from './read-records.ts'
import { maxRowLength } from './survey-file.ts'

function read(text: string, pieces: readonly string[] = [text]): CsvRecord[] {
  const reader = createRecordReader(';')
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
}

/** Rows by line: their values, or what is wrong with them. */
function rowsOf(text: string): Record<number, readonly string[] | string> {
  return Object.fromEntries(
    read(text).map((row) => [row.line, 'values' in row ? row.values : row.problem]),
  )
}

describe('rows', () => {
  it.each<[string, string, Record<number, readonly string[] | string>]>([
    ['plain values', 'a;b\nc;d\n', { 1: ['a', 'b'], 2: ['c', 'd'] }],
    ['Windows line ends', 'a;b\r\nc;d\r\n', { 1: ['a', 'b'], 2: ['c', 'd'] }],
    ['a last line without end', 'a;b\nc;d', { 1: ['a', 'b'], 2: ['c', 'd'] }],
    ['empty values', ';b;\n', { 1: ['', 'b', ''] }],
    ['spaces', ' a ; b\n', { 1: [' a ', ' b'] }],
    ['blank lines, which count', '\na\n\r\n  \n;;\nb\n', { 2: ['a'], 6: ['b'] }],
    ['quoted values', '"a";"b;c"\r\n', { 1: ['a', 'b;c'] }],
    ['doubled quotes', '"Drukarnia ""Świt""";x\n', { 1: ['Drukarnia "Świt"', 'x'] }],
    ['a quoted empty value', '"";b\n', { 1: ['', 'b'] }],
    ['a quoted line end, which counts', '"a\r\nb";c\nd\n', { 1: ['a\r\nb', 'c'], 3: ['d'] }],
    [
      'a quote inside a plain value',
      'dysk 3.5" SAS;b\nc;d\n',
      { 1: ['dysk 3.5" SAS', 'b'], 2: ['c', 'd'] },
    ],
    ['a quoted value at the end of the file', 'a;"b"', { 1: ['a', 'b'] }],
    ['a quoted value before a Windows line end', 'a;"b"\r\nc', { 1: ['a', 'b'], 2: ['c'] }],
    ['nothing', '', {}],
  ])('reads %s', (_name, text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
  })
})

describe('broken quotes', () => {
  it.each<[string, string, Record<number, readonly string[] | string>]>([
    ['to the end of the file', 'a\n"b;c\nd\n', { 1: ['a'], 2: 'row.quote_not_closed', 3: ['d'] }],
    [
      'to the next quoted value',
      '"b;c\nd\n"e";f\n',
      { 1: 'row.quote_not_closed', 2: ['d'], 3: ['e', 'f'] },
    ],
    ['followed by text', '"b"x;c\nd\n', { 1: 'row.quote_not_closed', 2: ['d'] }],
    ['not doubled', '"Drukarnia "Świt"";c\nd\n', { 1: 'row.quote_not_closed', 2: ['d'] }],
    [
      'for longer than a row may be',
      `"b\n${'c\n'.repeat(maxRowLength)}d\n"`,
      { 1: 'row.quote_not_closed' },
    ],
  ])('cost one row: %s', (_name, text, rows) => {
    expect(rowsOf(text)).toMatchObject(rows)
  })
})

describe('long rows', () => {
  it('are refused, and the rows around them are read', () => {
    const long = 'x'.repeat(maxRowLength + 1)
    expect(rowsOf(`a\n${long}\nb\n`)).toEqual({ 1: ['a'], 2: 'row.too_long', 3: ['b'] })
  })

  it('are passed over without being held in memory', () => {
    const reader = createRecordReader(';')
    const found: CsvRecord[] = []
    for (let piece = 0; piece < 100; piece += 1)
      found.push(...reader.push('x'.repeat(maxRowLength)))
    found.push(...reader.push('x\nb\n'), ...reader.end())
    expect(found).toEqual([
      { line: 1, problem: 'row.too_long' },
      { line: 2, values: ['b'] },
    ])
  })
})

// Prevents rows that are torn where one piece of the file ends and the next begins.
it('reads the same whatever pieces the file comes in', () => {
  const text = fc
    .array(fc.constantFrom('a', ';', '"', '""', '\n', '\r\n', '"b;c"', 'ż', '"\n"'), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.array(fc.nat(40), { maxLength: 5 }), (whole, cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
      const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end))
      expect(read(whole, pieces)).toEqual(read(whole))
    }),
    { numRuns: 2_000 },
  )
})

// Prevents values that change between a careful writer of CSV and this reader.
it('gives back what was written', () => {
  const value = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !text.includes('\r'))
  const row = fc
    .array(value, { minLength: 1, maxLength: 5 })
    .filter((values) => values.some(Boolean))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const text = rows
        .map((values) => values.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'))
        .join('\r\n')
      const found = read(text).map((record) => ('values' in record ? record.values : record))
      expect(found).toEqual(rows)
    }),
  )
})
