import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const header = [
  'Numer umowy',
  'NIP klienta',
  'Nazwa klienta',
  'Ulica',
  'Kod pocztowy',
  'Miejscowość',
  'NIP dostawcy',
  'Nazwa dostawcy',
  'Poziom SLA',
  'Data od',
  'Data do',
  'Status',
  'Numer seryjny',
  'Producent',
  'Model',
  'Lokalizacja',
]

// Windows-1250 differs from Latin-1 in these of the letters used here.
const windows1250: Readonly<Record<string, string>> = {
  ą: '\u{B9}',
  ć: '\u{E6}',
  ł: '\u{B3}',
  ń: '\u{F1}',
  ś: '\u{9C}',
  ź: '\u{9F}',
  Ł: '\u{A3}',
  Ś: '\u{8C}',
  Ź: '\u{8F}',
}

const devicesPerContract = 11
const contractsPerCompany = 3
const models = ['FAS2750', 'PowerEdge R640', 'Power S922', 'Nexus 93180YC-EX', 'ETERNUS DX200']
const levels = ['8x5 NBD', '24x7 4h', '24x7 NBD', '24x7 6h CTR']

/**
 * Writes a contract export as the ERP does (Windows-1250, semicolons, CRLF), of believable
 * proportions: 11 devices on a contract, 3 contracts of a company, half the serials in the old
 * notation, one row in a thousand refused. The same rows each time.
 */
export async function writeContractExport(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), createWriteStream(path))
}

function* chunks(rows: number): Generator<Buffer> {
  let text = `${header.join(';')}\r\n`
  for (let row = 0; row < rows; row += 1) {
    text += `${rowOf(row).join(';')}\r\n`
    if (text.length > 65_536 || row === rows - 1) {
      yield encode(text)
      text = ''
    }
  }
}

function rowOf(row: number): string[] {
  const contract = Math.floor(row / devicesPerContract)
  const company = Math.floor(contract / contractsPerCompany)
  const year = 2021 + (contract % 6)
  const ended = year + 3 < 2026
  const customerNip = nip(company)
  const serial = `FG${(1_000_000_000 + row * 7).toString()}`
  return [
    `SHZ/${year}/${contract}`,
    row % 2 === 0
      ? `PL${customerNip}`
      : customerNip.replace(/(...)(...)(..)(..)/, 'PL $1-$2-$3-$4'),
    company % 9 === 0
      ? `"Drukarnia ""Świt"" ${company} Sp. z o.o."`
      : `Młyn Źródło ${company} S.A.`,
    `ul. Długa ${company % 300}`,
    '61-806',
    'Poznań',
    contract % 10 === 0 ? '' : `PL${nip(900_000_000 + (contract % 40))}`,
    contract % 10 === 0 ? '' : `Serwery Łąka ${contract % 40} Sp. z o.o.`,
    levels[row % levels.length] ?? '',
    `20.10.${year}`,
    `19.10.${year + (ended ? 3 : 8)}`,
    ended ? 'zakończona' : 'aktywna',
    row % 1000 === 999 ? '(H)-' : row % 2 === 0 ? `(H)-${serial}` : serial,
    'NetApp',
    models[row % models.length] ?? '',
    `Serwerownia ${row % 4}, szafa ${row % 24}, U${row % 42}`,
  ]
}

/** The n-th NIP that has a check digit. */
function nip(n: number): string {
  for (let body = 100_000_000 + n * 11; ; body += 1) {
    const digits = String(body).slice(-9)
    let sum = 0
    for (const [place, weight] of [6, 5, 7, 2, 3, 4, 5, 6, 7].entries()) {
      sum += weight * Number(digits[place])
    }
    if (sum % 11 < 10) return `${digits}${sum % 11}`
  }
}

function encode(text: string): Buffer {
  const bytes = text.replace(/[ąćłńśźŁŚŹ]/g, (letter) => windows1250[letter] ?? letter)
  return Buffer.from(bytes, 'latin1')
}
