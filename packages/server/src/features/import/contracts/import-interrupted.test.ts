import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createTestImport,
  exportHeader,
  exportRow,
  type TestImport,
} from '../../../testing/test-import.ts'

let bench: TestImport
beforeEach(async () => {
  bench = await createTestImport()
})
afterEach(() => bench.close())

const manyRows = (count: number): Promise<string> =>
  bench.file(
    [
      exportHeader,
      ...Array.from({ length: count }, (_, index) =>
        exportRow({ number: `SHZ/${index % 500}`, serial: `FG${index}` }),
      ),
    ].join('\n'),
  )

const nothingIsThere = async (): Promise<void> => {
  for (const table of ['companies', 'contracts', 'devices', 'imports', 'audit_events']) {
    expect(await bench.query(`SELECT 1 FROM ${table} LIMIT 1`)).toEqual([])
  }
}

describe('an import that does not come to its end', () => {
  it('leaves nothing behind when it is stopped while it reads', async () => {
    const stop = new AbortController()
    const run = bench.run(await manyRows(20_000), {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress !== 'writing' && progress.bytes > 1_000_000) stop.abort()
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'import.stopped' })
    await nothingIsThere()
  })

  it('leaves nothing behind when it is stopped while it writes', async () => {
    const stop = new AbortController()
    const run = bench.run(await manyRows(20_000), {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress === 'writing') stop.abort()
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'import.stopped' })
    await nothingIsThere()
  })

  it('leaves nothing behind when its outcome cannot be delivered', async () => {
    const run = bench.run(await manyRows(10), {
      deliver: () => Promise.reject(new Error('disk full')),
    })
    await expect(run).rejects.toThrow('disk full')
    await nothingIsThere()
  })

  it('says that nothing was imported when the database refuses, as on a full disk', async () => {
    await bench.query(`ALTER TABLE devices ADD CHECK (serial_number <> 'FG7')`)
    await expect(bench.run(await manyRows(10))).rejects.toMatchObject({
      name: 'ImportFailure',
      code: 'import.refused_by_database',
      message: expect.stringContaining('violates check constraint'),
    })
    await nothingIsThere()
  })

  it.each(['reading', 'writing'])('says so when the database goes away while %s', async (phase) => {
    const admin = new pg.Client({ connectionString: bench.databaseUrl })
    await admin.connect()
    const kill = (): Promise<unknown> =>
      admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'hezo import' AND datname = current_database()`,
      )
    let killed: Promise<unknown> | undefined
    const run = bench.run(await manyRows(20_000), {
      onProgress: (progress) => {
        if ((progress === 'writing') === (phase === 'writing')) killed ??= kill()
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'import.connection_lost' })
    await killed
    await admin.end()
    await nothingIsThere()
  })
})

describe('imports at the same time', () => {
  it('wait for each other, and each thing is made once', async () => {
    const file = await manyRows(2_000)
    const reports = await Promise.all([bench.run(file), bench.run(file), bench.run(file)])
    const sum = (pick: (report: (typeof reports)[number]) => number): number =>
      reports.reduce((total, report) => total + pick(report), 0)
    expect(sum(({ companies }) => companies.created)).toBe(2)
    expect(sum(({ contracts }) => contracts.created)).toBe(500)
    expect(sum(({ devices }) => devices.created)).toBe(2_000)
    expect(sum(({ devices }) => devices.unchanged)).toBe(4_000)
  })

  it('do not keep people from reading, nor tickets from being opened', async () => {
    const file = await manyRows(2_000)
    const seen: unknown[] = []
    const run = bench.run(file, {
      deliver: async () => {
        seen.push(await bench.query('SELECT 1 FROM devices'))
        // What PostgreSQL itself asks when a row refers to a contract.
        seen.push(await bench.query('SELECT 1 FROM contracts FOR KEY SHARE'))
        throw new Error('seen enough')
      },
    })
    await expect(run).rejects.toThrow('seen enough')
    expect(seen).toEqual([[], []])
  })
})

describe('files without rows', () => {
  it.each([exportHeader, `${exportHeader}\r\n\r\n;;;\r\n`])('are refused', async (text) => {
    await expect(bench.run(await bench.file(text))).rejects.toMatchObject({ code: 'file.no_rows' })
  })
})
