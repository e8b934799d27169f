import type { FactorReset } from '@hezo/api'
import { mailOpenResets } from '../features/factor-reset/mail-open-resets.ts'
import { createSeed, type SeededPerson } from './seed.ts'
import { mailAbout } from './seed-people.ts'
import type { TestPerson } from './test-accounts.ts'
import { travel } from './post.ts'
import type { TestServer } from './test-server.ts'

/** How staff made sure, in tests. */
export const callBack = {
  phone: '+48 601 234 567',
  spokeWith: 'Anna Nowak',
  note: 'Oddzwoniono na numer z umowy.\nZgubiony telefon.',
}

/** Two of the staff, with fresh proofs. */
export async function seedStaff(
  server: TestServer,
): Promise<{ readonly first: SeededPerson; readonly second: SeededPerson }> {
  const seed = createSeed(server)
  return { first: await seed.person('staff', null), second: await seed.person('staff', null) }
}

/** A reset that two of the staff agreed on. */
export async function approvedReset(
  server: TestServer,
  { email }: Pick<TestPerson, 'email'>,
): Promise<FactorReset> {
  const { first, second } = await seedStaff(server)
  const { id } = await first.client.factorResets.create({ email, callBack })
  return second.client.factorResets.approve({ factorResetId: id })
}

/** The token to stop it, from the mail to `address`. */
export async function stopTokenIn(server: TestServer, address: string): Promise<string> {
  const { text } = await mailAbout(server, address, 'Wymiana aplikacji')
  return /\/stop-reset#([\w-]{43})$/m.exec(text)?.[1] ?? ''
}

/** Lets the time pass in which it can be stopped, and reads the token of the mailed link. */
export async function openReset(
  server: TestServer,
  { email }: Pick<TestPerson, 'email'>,
): Promise<string> {
  travel(server, 24 * 3600)
  await mailOpenResets(server.services)
  const { text } = await mailAbout(server, email, 'Ustaw nową aplikację')
  return /\/reset-factor#([\w-]{43})$/m.exec(text)?.[1] ?? ''
}

/** How a reset stands, read by somebody of the staff who has just come in. */
export async function statusOfReset(server: TestServer, id: string): Promise<string | undefined> {
  const { first } = await seedStaff(server)
  const { items } = await first.client.factorResets.list({ limit: 100 })
  return items.find((reset) => reset.id === id)?.status
}
