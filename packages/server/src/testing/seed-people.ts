import { setTimeout as wait } from 'node:timers/promises'
import type { Locale } from '@hezo/api'
import { createSeed, type Seed, type SeededPerson } from './seed.ts'
import type { Mail } from '../platform/mail/mailer.ts'
import type { TestServer } from './test-server.ts'

/** A company and people of it in the standing that a test needs. */
export interface SeededPeople {
  readonly companyId: string
  /** The company's first owner. */
  readonly owner: SeededPerson
  /** One more of the owners. */
  addOwner(locale?: Locale): Promise<SeededPerson>
  /** A person who is in, and no owner. */
  addColleague(locale?: Locale): Promise<SeededPerson>
  /** A person who registered and was not let in yet. */
  addWaiting(locale?: Locale): Promise<SeededPerson>
}

/** @param seed to be given where a test seeds several companies, so that they do not meet. */
export async function seedPeople(
  server: TestServer,
  name: string,
  seed: Seed = createSeed(server),
  role: 'customer' | 'supplier' = 'customer',
): Promise<SeededPeople> {
  const { db } = server.services
  const companyId = await seed.company(name)
  const addColleague = (locale?: Locale) => seed.person(role, companyId, locale)
  async function addOwner(locale?: Locale): Promise<SeededPerson> {
    const person = await addColleague(locale)
    await db.updateTable('users').set({ is_owner: true }).where('id', '=', person.id).execute()
    return person
  }
  return {
    companyId,
    owner: await addOwner(),
    addOwner,
    addColleague,
    async addWaiting(locale) {
      const person = await addColleague(locale)
      await db.updateTable('users').set({ approved_at: null }).where('id', '=', person.id).execute()
      return person
    },
  }
}

/** The newest mail to `address` with this in its subject; waits for the job that sends it. */
export async function mailAbout(
  { mailbox }: TestServer,
  address: string,
  subject: string,
): Promise<Mail> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const found = mailbox.all.findLast(
      (mail) => mail.to === address && mail.subject.includes(subject),
    )
    if (found) return found
    await wait(25)
  }
  throw new Error(`no mail to ${address} about ${subject}`)
}

/** The one-time link in a mail; undefined in one without. */
export function linkIn(mail: { readonly text: string }): string | undefined {
  return /^http\S+\/activate#[\w-]{43}$/m.exec(mail.text)?.[0]
}

/** What was written down about a company's people: actions in order, with who did them to whom. */
export async function auditOf(
  { services }: TestServer,
  companyId: string,
): Promise<{ action: string; actor_id: string | null; subject_id: string | null }[]> {
  return services.db
    .selectFrom('audit_events')
    .select(['action', 'actor_id', 'subject_id'])
    .where('company_id', '=', companyId)
    .where((eb) => eb.or([eb('action', 'like', 'member.%'), eb('action', 'like', 'company.%')]))
    .orderBy('id')
    .execute()
}
