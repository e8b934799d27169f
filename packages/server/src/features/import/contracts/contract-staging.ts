import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { ContractFacts, ContractRow } from './read-contract-row.ts'
import type { RowRefusal } from './refusal.ts'

/** Where rows wait in the database until all of them are there. */
export interface ContractStaging {
  /** Rows that were added and not refused. */
  readonly goodRows: number
  add(row: ContractRow | RowRefusal): void
  /** Waits while more rows are on their way than should be; the caller awaits it now and then. */
  relieve(): Promise<void>
  /** Sends what is left and waits for all of it. */
  finish(): Promise<void>
}

const batchLength = 1_000_000

const tables = `
  CREATE TEMP TABLE import_rows (
    line integer, header integer, serial_number text COLLATE "C", legacy_prefix boolean,
    service_level text, vendor text, model text, location text
  ) ON COMMIT DROP;
  -- What rows of one contract repeat stands here once, under the line that said it first.
  CREATE TEMP TABLE import_headers (
    line integer, number_key text COLLATE "C", number text, nip text COLLATE "C", name text,
    street text, postal_code text, city text, supplier_nip text COLLATE "C", supplier_name text,
    valid_from date, valid_to date
  ) ON COMMIT DROP;
  CREATE TEMP TABLE import_refusals (
    line integer, field text, code text, value text
  ) ON COMMIT DROP`

/**
 * Makes the temporary tables in the transaction that `client` is in, and fills them by `COPY` in
 * batches of a few megabytes, so that parsing and storing go on side by side in constant memory.
 */
export async function createStaging(client: pg.Client): Promise<ContractStaging> {
  await client.query(tables)
  const headerLines = new WeakMap<ContractFacts, number>()
  const buffers = { import_headers: '', import_rows: '', import_refusals: '' }
  let sending = Promise.resolve()
  let goodRows = 0

  async function send(batch: typeof buffers): Promise<void> {
    for (const [table, text] of Object.entries(batch)) {
      if (text === '') continue
      const stream = client.query(copyFrom(`COPY ${table} FROM STDIN`))
      stream.end(text)
      await finished(stream)
    }
  }

  async function flush(): Promise<void> {
    await sending
    sending = send({ ...buffers })
    // Whoever awaits it next hears of it.
    sending.catch(() => {})
    buffers.import_headers = buffers.import_rows = buffers.import_refusals = ''
  }

  return {
    get goodRows() {
      return goodRows
    },
    add(row) {
      if ('code' in row) {
        buffers.import_refusals += line(
          row.line,
          row.field ?? null,
          row.code,
          row.value.slice(0, 100),
        )
        return
      }
      let header = headerLines.get(row.contract)
      if (header === undefined) {
        header = row.line
        headerLines.set(row.contract, header)
        const { supplier, ...facts } = row.contract
        buffers.import_headers += line(
          header,
          facts.numberKey,
          facts.number,
          facts.nip,
          facts.name,
          facts.street,
          facts.postalCode,
          facts.city,
          supplier?.nip ?? null,
          supplier?.name ?? null,
          facts.validFrom,
          facts.validTo,
        )
      }
      goodRows += 1
      buffers.import_rows += line(
        row.line,
        header,
        row.serialNumber,
        row.legacyPrefix ? 't' : 'f',
        row.serviceLevel,
        row.vendor,
        row.model,
        row.location,
      )
    },
    async relieve() {
      const { import_headers, import_rows, import_refusals } = buffers
      if (import_headers.length + import_rows.length + import_refusals.length > batchLength) {
        await flush()
      }
    },
    async finish() {
      await flush()
      await sending
      await client.query('ANALYZE import_rows; ANALYZE import_headers')
    },
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // No text column holds it.
  '\0': '',
}

/** One line of COPY's text format. */
function line(...values: readonly (string | number | null)[]): string {
  return `${values.map(column).join('\t')}\n`
}

function column(value: string | number | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return /[\\\t\n\r\0]/.test(value) ? value.replace(/[\\\t\n\r\0]/g, (c) => escapes[c] ?? c) : value
}
