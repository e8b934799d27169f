import { expect } from 'chai'
import './hezo-tickets.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import { answer, fill, form, question } from '../testing/new-ticket.ts'
import { clear, press, until } from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { ticket } from '../testing/support-replies.ts'

let api: ApiStub

const create = 'POST /v1/tickets'

describe('the question of consent, before a ticket is sent', () => {
  beforeEach(() => {
    clear()
    api = stubSupport().on(create, [201, ticket(1)])
  })

  it('asks for consent in a step of its own, with the supplier named and no answer given', async () => {
    await form()
    expect(question()).to.equal(null)
    fill()
    press()
    await until(() => question())
    expect(api.calls(create)).to.deep.equal([])
    const title = question()?.querySelector('h3')
    expect(title?.textContent.trim()).to.equal('Czy firma ITwójka Sp. k. ma widzieć to zgłoszenie?')
    await until(() => document.activeElement === title)
    expect(question()?.querySelector('input, .hezo-primary')).to.equal(null)
    answer('Wyślij i udostępnij')
    await until(() => api.calls(create)[0])
    const { body } = api.calls(create)[0] ?? {}
    expect(body).to.deep.include({ sharedWithSupplier: true })
    // Outside a frame no email is needed.
    expect(body).not.to.have.property('confirmByEmail')
  })

  it('sends nothing while the question is open, and forgets an answer with another contract', async () => {
    api.on(create, problem(500, 'internal'), [201, ticket(1)])
    await form()
    fill()
    press()
    await until(() => question())
    document.querySelector<HTMLFormElement>('form.hezo-form')?.requestSubmit()
    answer('Wróć do edycji')
    await until(() => question() === null)
    expect(api.calls(create)).to.deep.equal([])
    press()
    await until(() => question())
    answer('Wyślij i udostępnij')
    await until(() => document.querySelector('[role=alert]'))
    // Another answer is another ticket: it must not repeat the attempt before.
    answer('Wyślij bez udostępniania')
    await until(() => document.querySelector('hezo-ticket'))
    const sent = api.calls(create)
    expect(
      sent.map(({ body }) => (body as { sharedWithSupplier: boolean }).sharedWithSupplier),
    ).to.deep.equal([true, false])
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(2)
  })
})
