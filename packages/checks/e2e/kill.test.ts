import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '@hezo/api'
import type { HezoClient } from '@hezo/sdk'
import { createInstallation, type Installation, registerCustomer } from './support/installation.ts'
import { candidate, exportFile } from './support/export.ts'

// Prevents: a customer is told that a case was opened, and after a crash it is gone or there twice.
describe('kill -9 in a stream of ticket creations', () => {
  let installation: Installation

  beforeAll(async () => {
    installation = await createInstallation()
    await installation.hezo('import', 'contracts', exportFile)
  })
  afterAll(() => installation.remove())

  test('every acknowledged ticket is there once, a retried key makes no second one', async () => {
    const first = await installation.start()
    const { client: session } = await registerCustomer(
      installation,
      first.url,
      candidate().entitlement,
      'a@firma.example',
    )
    const target = await firstDevice(session)

    const keys: string[] = []
    const acknowledged = new Map<string, Ticket>()
    const create = async (client: HezoClient, key: string): Promise<Ticket> =>
      client.tickets.create(
        {
          ...target,
          subject: `Awaria ${key}`,
          body: 'Macierz zgłasza błąd.',
          severity: 'high',
          sharedWithSupplier: false,
        },
        { idempotencyKey: key },
      )
    const death = new AbortController()
    const writers = Array.from({ length: 6 }, async () => {
      while (!death.signal.aborted) {
        const key = randomUUID()
        keys.push(key)
        await create(session, key).then(
          (ticket) => acknowledged.set(key, ticket),
          () => undefined,
        )
      }
    })
    while (acknowledged.size < 150) await new Promise((resolve) => setTimeout(resolve, 5))
    await first.stop('SIGKILL')
    death.abort()
    await Promise.all(writers)

    const second = await installation.start({
      PORT: new URL(first.url).port,
      PUBLIC_URL: first.url,
    })
    expect(second.url).toBeDefined()
    for (const key of keys) {
      const ticket = await create(session, key)
      expect(ticket).toEqual(acknowledged.get(key) ?? ticket)
    }
    const subjects: string[] = []
    for await (const ticket of session.tickets.list.each({ limit: 100 })) {
      subjects.push(ticket.subject)
    }
    expect(subjects.toSorted()).toEqual(keys.map((key) => `Awaria ${key}`).toSorted())
  })
})

async function firstDevice(client: HezoClient): Promise<{ contractId: string; deviceId: string }> {
  const [contract] = (await client.contracts.list({ state: 'valid' })).items
  if (!contract) throw new Error('no contract in force')
  const [device] = (await client.contracts.listDevices({ contractId: contract.id })).items
  if (!device) throw new Error('no device')
  return { contractId: contract.id, deviceId: device.id }
}
