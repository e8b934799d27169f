// Threat: the command line is a way around two people, the mails or the wait.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { statusOfReset } from '../testing/factor-resets.ts'
import { mailAbout } from '../testing/seed-people.ts'
import {
  activateStaff,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'
import { runCommand } from './run-command.ts'

let server: TestServer
let anna: TestPerson
let jan: TestPerson
let ewa: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  // The command line reads the machine's own clock.
  server.now = new Date()
  anna = await registerCustomer(server, await seedCompany(server.services))
  jan = await activateStaff(server)
  ewa = await activateStaff(server)
})
afterAll(() => server.close())

/** Runs `hezo` on the test's database; keys are given, so that it leaves no files behind. */
async function hezo(...words: string[]) {
  const environment = {
    DATABASE_URL: server.databaseUrl,
    DATA_DIR: server.files,
    PUBLIC_URL: 'https://hezo.test',
    SIGNING_KEY: Buffer.alloc(32, 1).toString('base64url'),
    ENCRYPTION_KEY: Buffer.alloc(32, 2).toString('base64url'),
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  let text = ''
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((more) => {
      text += String(more)
      return true
    }),
  )
  try {
    return { code: await runCommand(['factor-reset', ...words]), text }
  } finally {
    for (const stream of streams) stream.mockRestore()
    vi.unstubAllEnvs()
  }
}

const call = ['--phone', '601 234 567', '--spoke-with', 'Anna Nowak', '--note', 'Zgubiony telefon.']

describe('hezo factor-reset', () => {
  let id = ''

  it.each([
    ['a stranger', () => anna.email, 'nobody of the staff'],
    ['nobody', () => 'nikt@hezo.example', 'nobody of the staff'],
  ])('is not done in the name of %s', async (_, by, reason) => {
    const ended = await hezo('request', anna.email, '--by', by(), ...call)
    expect(ended).toMatchObject({ code: 1, text: expect.stringContaining(reason) as string })
  })

  it('says what is wrong with what was typed', async () => {
    const words = ['--phone', 'x', '--spoke-with', 'Anna', '--note', ' ']
    const ended = await hezo('request', anna.email, '--by', jan.email, ...words)
    expect(ended.code).toBe(2)
    expect(ended.text).toContain('--phone:')
    expect(ended.text).toContain('--note:')
  })

  it('writes one down, which the same engineer cannot approve', async () => {
    const made = await hezo('request', anna.email, '--by', jan.email, ...call)
    expect(made.code).toBe(0)
    id = /fre_\w{26}/.exec(made.text)?.[0] ?? ''
    const own = await hezo('approve', id, '--by', jan.email)
    expect(own).toMatchObject({ code: 1, text: 'You are not allowed to do this.\n' })
    expect(await statusOfReset(server, id)).toBe('waiting')
  })

  it('lists and approves it in the name of another one, and stops it', async () => {
    expect((await hezo('list')).text).toMatch(new RegExp(`${id} +waiting +${anna.email}`))
    expect((await hezo('approve', id, '--by', ewa.email)).code).toBe(0)
    const [row] = await server.services.db.selectFrom('factor_resets').selectAll().execute()
    const wait = (row?.opens_at?.getTime() ?? 0) - (row?.approved_at?.getTime() ?? 0)
    expect(wait).toBe(24 * 3_600_000)
    const mail = await mailAbout(server, anna.email, 'Wymiana aplikacji')
    expect(mail.text).toMatch(/https:\/\/hezo\.test\/stop-reset#[\w-]{43}/)
    expect((await hezo('stop', id, '--by', jan.email)).text).toBe('Stopped.\n')
    expect(await statusOfReset(server, id)).toBe('stopped')
  })
})
