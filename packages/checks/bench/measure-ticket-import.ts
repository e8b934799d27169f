import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { writeContractExport } from './contract-export.ts'
import { createDatabase, runImport } from './import-runs.ts'
import pg from 'pg'

const bodies = [
  'Dzień dobry,\n\nod rana macierz zgłasza „Drive failed – slot 3”. Proszę o pilną wymianę dysku.\n\nPozdrawiam',
  '<p>Witam,<br>w załączeniu log. Błąd powtarza się <b>co 5&nbsp;minut</b>.</p><p>Proszę o kontakt.</p>',
  'Oct 12 03:11:07 esx07 vmkernel: cpu12:2097812)ScsiDeviceIO: 4062: Cmd(0x45d9c1b2c0c0) 0x89 failed\n'.repeat(
    6,
  ),
  'Dziękuję, część dotarła. Czy mogę ją wymienić samodzielnie? ✅ 漢字 Ω → ≥ тест',
  'Technik będzie jutro między 9:00 a 11:00. Proszę o udostępnienie serwerowni.',
]

/** How long `hezo import tickets` takes for `count` cases of ten messages, and in what memory. */
export async function measureTicketImport(
  databaseUrl: string,
  folder: string,
  count: number,
): Promise<string[]> {
  const url = await createDatabase(databaseUrl, 'bench_tickets')
  const contracts = join(folder, 'few-contracts.csv')
  await writeContractExport(contracts, 20_000)
  await runImport(url, folder, 'contracts', contracts)
  const file = join(folder, 'cases.ndjson')
  await writeCases(url, file, count)
  const first = await runImport(url, folder, 'tickets', file)
  const second = await runImport(url, folder, 'tickets', file)
  const line = (name: string, { took, megabytes }: typeof first): string =>
    `| ${name} | ${(took / 1000).toFixed(0)} s | ${(count / (took / 1000)).toFixed(0)} | ${megabytes.toFixed(0)} MB |`
  return [
    '',
    `| import of ${count.toLocaleString('en-GB')} cases | time | cases/s | resident memory |`,
    '|---|--:|--:|--:|',
    line('first import, a PDF for each', first),
    line('the same file again', second),
  ]
}

/** Open cases on devices that the database knows. */
async function writeCases(url: string, path: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ nip: string; number: string; serial: string }>(`
    SELECT c.nip, k.number, d.serial_number AS serial
    FROM devices d JOIN contracts k ON k.id = d.contract_id JOIN companies c ON c.id = k.company_id
    LIMIT 5000`)
  await client.end()
  const file = createWriteStream(path)
  for (let index = 0; index < count; index += 1) {
    const place = rows[index % rows.length]
    if (!file.write(`${JSON.stringify(oneCase(index, place))}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}

function oneCase(
  index: number,
  place: { nip: string; number: string; serial: string } | undefined,
): object {
  const minute = (n: number): string =>
    new Date(1_700_000_000_000 + (index * 20 + n) * 60_000).toISOString()
  return {
    id: `MH-${index}`,
    subject: `Awaria dysku numer ${index}`,
    status: 'open',
    nip: place?.nip,
    contractNumber: place?.number,
    serialNumber: `(H)-${place?.serial}`,
    openedAt: minute(0),
    updatedAt: minute(9),
    reporter: { name: 'Jagoda Szczęsny', email: `osoba.${index}@firma.example` },
    messages: Array.from({ length: 10 }, (_, n) => ({
      author:
        n % 2 === 0
          ? { name: 'Jagoda Szczęsny', role: 'customer' }
          : { name: 'Serwis HEZO', role: 'hezo' },
      at: minute(n),
      body: `${bodies[n % bodies.length]} (${index}/${n})`,
    })),
    attachments: [],
  }
}
