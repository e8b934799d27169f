import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callCommand } from '../testing/call-command.ts'
import { createSeed, type SeededPerson } from '../testing/seed.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let folder: string
let person: SeededPerson
beforeAll(async () => {
  server = await createTestServer()
  folder = await mkdtemp(join(tmpdir(), 'hezo-person-'))
  const seed = createSeed(server)
  person = await seed.person('customer', await seed.company('Huta'), 'en')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const call = (...words: string[]) =>
  callCommand(words, { DATABASE_URL: server.databaseUrl, DATA_DIR: folder, INIT_CWD: folder })

describe('hezo person export', () => {
  it('writes a file that only its owner reads, and over none', async () => {
    const json = ['person', 'export', person.email, '--format', 'json', '--to', 'data.json']
    expect(await call(...json)).toMatchObject({ code: 0, err: '' })
    const data = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')) as object
    expect(data).toMatchObject({ account: [{ id: person.id, email: person.email }] })
    expect((await stat(join(folder, 'data.json'))).mode & 0o777).toBe(0o600)
    expect(await call(...json)).toMatchObject({ code: 1 })
    expect(await call('person', 'export', person.id, '--to', 'data.pdf')).toMatchObject({ code: 0 })
    const pdf = await readFile(join(folder, 'data.pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('says when nothing is known', async () => {
    const { code, err } = await call('person', 'export', 'nikt@firma.example', '--to', 'x.pdf')
    expect(code).toBe(1)
    expect(err).toContain('nothing is known of nikt@firma.example')
  })
})

describe('hezo person erase', () => {
  it('erases an account, and says so', async () => {
    const { code, out } = await call('person', 'erase', person.email)
    expect({ code, out }).toEqual({
      code: 0,
      out: `The account ${person.id} and its data are erased; the person is told by mail.\n`,
    })
    await expect(person.client.me.get()).rejects.toMatchObject({ status: 401 })
    expect(await call('person', 'erase', person.email)).toMatchObject({ code: 1 })
  })
})
