// Prevents: a replica that starts, or a command that runs, beside files that are not those of its database.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { openServices } from './open-services.ts'
import { StartProblem } from './platform/start-problem.ts'
import { createTestDatabase } from './testing/test-database.ts'

it('a second replica with a DATA_DIR/files of its own does not start', async () => {
  const database = await createTestDatabase()
  const below = await mkdtemp(join(tmpdir(), 'hezo-replicas-'))
  const open = (name: string): ReturnType<typeof openServices> => {
    const environment = { DATABASE_URL: database.url, DATA_DIR: join(below, name) }
    return openServices(readConfig(environment), pino({ level: 'silent' }))
  }
  try {
    const first = await open('first')
    await first.close()
    const second = await open('second').catch((error: unknown) => error)
    expect(second).toBeInstanceOf(StartProblem)
    const again = await open('first')
    await again.close()
  } finally {
    await database.drop()
    await rm(below, { recursive: true })
  }
})
