import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from './log.ts'

let file: string

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'hezo-log-')), 'log')
  await writeFile(file, '')
})
afterAll(() => rm(join(file, '..'), { recursive: true }))

test('a log that cannot be written, as on a full disk, does not end the process', async () => {
  const failures: unknown[] = []
  const note = (error: unknown): void => void failures.push(error)
  process.on('uncaughtException', note)
  // Every write fails: it is open for reading alone.
  const unwritable = await open(file, 'r')
  const log = createLog('info', unwritable.fd)
  for (let line = 0; line < 5; line += 1) {
    log.info('nobody will read this')
    await pause(10)
  }
  process.off('uncaughtException', note)
  await unwritable.close()
  expect(failures).toEqual([])
})

test('lines reach their destination', async () => {
  createLog('info', file).info('read this')
  await expect.poll(() => readFile(file, 'utf8')).toContain('"msg":"read this"')
})

test('an error of the database is told without the row that it is about', async () => {
  const detail = 'Key (email_key)=(anna@firma.example) already exists.'
  const err = Object.assign(new Error('duplicate key'), { code: '23505', detail })
  createLog('info', file).error({ err }, 'request failed')
  await expect.poll(() => readFile(file, 'utf8')).toContain('"code":"23505"')
  expect(await readFile(file, 'utf8')).not.toContain('anna@')
})
