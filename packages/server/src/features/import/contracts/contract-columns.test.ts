import { describe, expect, it } from 'vitest'
import { exportHeader } from '../../../testing/test-import.ts'
import { contractFields, readHeader } from './contract-columns.ts'

const english = [
  'Contract number',
  'Customer NIP',
  'Customer name',
  'Street',
  'Postal code',
  'City',
  'Supplier NIP',
  'Supplier name',
  'Service level',
  'Valid from',
  'Valid to',
  'Status',
  'Serial number',
  'Vendor',
  'Model',
  'Location',
]

describe('readHeader', () => {
  it.each<[string, string, string]>([
    ['the export itself', exportHeader, ';'],
    ['commas', exportHeader.replaceAll(';', ','), ','],
    ['tabs', exportHeader.replaceAll(';', '\t'), '\t'],
    ['English', english.join(','), ','],
    ['capitals', exportHeader.toUpperCase(), ';'],
    ['no accents', exportHeader.replaceAll('ść', 'sc'), ';'],
    ['accents apart from their letters', exportHeader.normalize('NFD'), ';'],
    [
      'quotes, spaces and underscores',
      english.map((name) => `" ${name.replace(' ', '_')} "`).join(';'),
      ';',
    ],
  ])('finds every column: %s', (_name, line, delimiter) => {
    const header = readHeader(line)
    expect(Object.keys(header.places).toSorted()).toEqual(contractFields.toSorted())
    expect(header).toMatchObject({ delimiter, width: 16, ignored: [] })
  })

  it('takes columns in any order, and tells which it does not know', () => {
    const header = readHeader(['Uwagi', ...english.toReversed(), 'Opiekun', ''].join(';'))
    expect(header.places.contractNumber).toBe(16)
    expect(header.names.contractNumber).toBe('Contract number')
    expect(header.ignored).toEqual(['Uwagi', 'Opiekun'])
    expect(header.width).toBe(19)
  })

  it('does without the status, which the dates tell too', () => {
    const header = readHeader(english.filter((name) => name !== 'Status').join(';'))
    expect(header.places.status).toBeUndefined()
  })

  it('names the columns that are missing', () => {
    const line = english.filter((name) => !/serial|valid to/i.test(name)).join(';')
    expect(() => readHeader(line)).toThrow('lacks these columns: "data do", "numer seryjny".')
  })

  it.each(['', 'a;b;c', '<html><body>', '{"rows": []}'])(
    'refuses %j as no header at all',
    (line) => {
      expect(() => readHeader(line)).toThrow('does not name the columns')
    },
  )

  it('refuses two columns of one meaning', () => {
    expect(() => readHeader(`${exportHeader};Serial number`)).toThrow(
      'mean the same: "Numer seryjny" and "Serial number"',
    )
  })
})
