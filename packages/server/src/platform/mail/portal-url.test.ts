// Promise: a link in an email opens the portal at the address, and in the language, that the person uses.
import type { NewTicket } from '@hezo/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvedReset, openReset } from '../../testing/factor-resets.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import { activateStaff, registerCustomer, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { portalUrl } from './portal-url.ts'

const config = {
  publicUrl: 'https://myhezo.pl',
  ownUrls: ['https://myhezo.pl', 'https://myhezo.com', 'https://support.example'],
}

describe('the address in an email', () => {
  it.each([
    ['the one the person uses', 'pl', 'https://support.example', 'https://support.example'],
    ['their language’s, where none is known', 'en', null, 'https://myhezo.com'],
    ['the public one in its own language', 'pl', null, 'https://myhezo.pl'],
    ['none that left the settings', 'pl', 'https://old.example', 'https://myhezo.pl'],
  ])('is %s', (_, locale, ownUrl, expected) => {
    expect(portalUrl(config, { locale, ownUrl })).toBe(expected)
  })

  it('is the public one where no host speaks the language', () => {
    const one = { publicUrl: 'https://hezo.example', ownUrls: ['https://hezo.example'] }
    expect(portalUrl(one, { locale: 'en', ownUrl: undefined })).toBe('https://hezo.example')
  })
})

const other = 'http://hezo.example'
let server: TestServer
beforeAll(async () => {
  server = await createTestServer({ OTHER_URLS: `${other},https://myhezo.com` })
})
afterAll(() => server.close())

/** The same service, for people who come to another of its addresses. */
function at(baseUrl: string): TestServer {
  return { ...server, client: (locale) => server.client(locale, { dpop: true, baseUrl }) }
}

const ticketOn = (contractId: string): NewTicket => ({
  contractId,
  deviceId: null,
  subject: 'Dysk',
  body: 'Nie działa',
  severity: 'high',
  sharedWithSupplier: false,
  attachmentIds: [],
})

const linksIn = ({ text }: { readonly text: string }) => text.match(/https?:\/\/[^/\s]+/g)

describe('links in emails', () => {
  it('lead the sender of a request to the address it came in at', async () => {
    const company = await seedCompany(server.services)
    const anna = await registerCustomer(at(other), company)
    const before = server.mailbox.all.length
    await anna.client.tickets.create(ticketOn(company.contractId))
    expect(linksIn(await server.mailbox.newest(anna.email, before))).toEqual([other])
  })

  it('lead others to the address at which they signed in last, each to their own', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(at(other), company)
    let before = server.mailbox.all.length
    const colleague = await registerCustomer(server, company)
    expect(linksIn(await server.mailbox.newest(owner.email, before))).toEqual([other])

    const { items } = await owner.client.members.list()
    const memberId = items.find(({ email }) => email === colleague.email)?.id ?? ''
    before = server.mailbox.all.length
    await owner.client.members.update({ memberId, isOwner: true })
    const mail = await server.mailbox.newest(colleague.email, before)
    expect(linksIn(mail)).toEqual(['http://hezo.test'])
  })

  it('lead the opener of a ticket to theirs, whatever address staff use', async () => {
    const company = await seedCompany(server.services)
    const anna = await registerCustomer(at(other), company)
    const ticket = await anna.client.tickets.create(ticketOn(company.contractId))
    const staff = await activateStaff(server)
    const answer = { ticketId: ticket.id, body: 'Jedziemy', attachmentIds: [] }
    let before = server.mailbox.all.length
    await staff.client.tickets.reply({ ...answer, visibility: 'public' })
    expect(linksIn(await server.mailbox.newest(anna.email, before))).toEqual([other])
    before = server.mailbox.all.length
    await staff.client.tickets.update({ ticketId: ticket.id, status: 'resolved' })
    expect(linksIn(await server.mailbox.newest(anna.email, before))).toEqual([other])
  })

  it('lead there also from jobs, which no request began', async () => {
    const anna = await registerCustomer(at(other), await seedCompany(server.services))
    await approvedReset(server, anna)
    const stop = await mailAbout(server, anna.email, 'Wymiana aplikacji')
    expect(linksIn(stop)).toEqual([other])
    await openReset(server, anna)
    const open = await mailAbout(server, anna.email, 'Ustaw nową aplikację')
    expect(linksIn(open)).toEqual([other])
  })

  it('lead an invited person, who never was here, to the host of the language', async () => {
    const owner = await registerCustomer(server, await seedCompany(server.services))
    const invite = async (email: string, locale: 'pl' | 'en') => {
      const before = server.mailbox.all.length
      await owner.client.invitations.create({
        email,
        firstName: 'Ewa',
        lastName: 'Lis',
        locale,
        isOwner: false,
      })
      return linksIn(await server.mailbox.newest(email, before))
    }
    expect(await invite('eve@firma.example', 'en')).toEqual(['https://myhezo.com'])
    expect(await invite('ewa@firma.example', 'pl')).toEqual(['http://hezo.test'])
  })
})
