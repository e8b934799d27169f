import { expect } from 'chai'
import '../hezo-ticket/hezo-ticket.ts'
import type { HezoTicket } from '../hezo-ticket/hezo-ticket.ts'
import { type Answer, type ApiStub, problem } from '../testing/api-stub.ts'
import { clear, expectAccessible, input, press, shadowText, type, until } from '../testing/page.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { attachment, message, page, ticket } from '../testing/support-replies.ts'

const { id } = ticket(1)
const one = `/v1/tickets/${id}`
const upload = 'POST /v1/attachments'

let api: ApiStub

async function shown(): Promise<HezoTicket> {
  const element = await showSignedIn('hezo-ticket', { 'ticket-id': id })
  await until(() => document.querySelector('[type=file]'))
  return element
}

/** Picks files with the button. */
function pick(...files: File[]): void {
  const field = document.querySelector<HTMLInputElement>('[type=file]')
  if (!field) throw new Error('no way to pick files')
  field.files = carry(files).files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

function carry(files: readonly File[]): DataTransfer {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  return data
}

function drag(kind: string, ...files: File[]): DragEvent {
  const event = new DragEvent(kind, {
    bubbles: true,
    cancelable: true,
    dataTransfer: carry(files),
  })
  input('body').dispatchEvent(event)
  return event
}

const file = (name: string, content = 'abc'): File => new File([content], name)

/** What the rows of files say. */
function rows(): string[] {
  const found = document.querySelectorAll<HTMLElement>('.hezo-files li')
  return [...found].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
}

const rowsUntil = (...parts: string[]): Promise<true> =>
  until(() => rows().length === parts.length && parts.every((part, i) => rows()[i]?.includes(part)))

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (each) => (each.ariaLabel ?? each.textContent.trim()) === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

const said = (element: HezoTicket): string =>
  element.shadowRoot?.querySelector('[role=status]')?.textContent ?? ''

/** An answer, and what makes it come. */
function later(): { answer: Promise<Answer>; come: (answer: Answer) => void } {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  return { answer: promise, come: resolve }
}

describe('files of a reply', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
      .on(upload, [201, attachment(1)], [201, attachment(2)], [201, attachment(3)])
      .on(`POST ${one}/messages`, [201, message(3, { body: 'Zdjęcia w załączeniu' })])
  })

  it('are accessible: done, on their way, failed, and where they are dropped', async function () {
    this.timeout(20_000)
    const { answer, come } = later()
    api.on(upload, [201, attachment(1)], problem(503, 'unavailable'), answer)
    const element = await shown()
    pick(file('a.txt'))
    await rowsUntil('dołączony')
    pick(new File([], 'pusty.log'), file('b.pdf'))
    await rowsUntil('a.txt', 'Plik jest pusty.', 'b.pdf')
    drag('dragenter', file('c.txt'))
    await until(() => document.querySelector('.hezo-drop'))
    await expectAccessible(element)
    come([201, attachment(2)])
  })

  it('tell the limits before anything is picked', async () => {
    await shown()
    const field = document.querySelector<HTMLInputElement>('[type=file]')
    expect(field?.labels?.[0]?.textContent.trim()).to.equal('Dodaj pliki')
    expect(field?.multiple).to.equal(true)
    const hint = document.getElementById(field?.getAttribute('aria-describedby') ?? '')
    expect(hint?.textContent).to.contain('25 MB').and.to.contain('20')
  })

  it('are picked, dropped and pasted, sent at once, and go with the reply', async () => {
    const element = await shown()
    pick(file('dysk.txt'))
    await rowsUntil('dysk.txt 1 kB · dołączony')
    expect(said(element)).to.equal('Dołączono: dysk.txt')
    expect(drag('drop', file('log.txt')).defaultPrevented).to.equal(true)
    const clipboardData = carry([new File(['abc'], 'image.png', { type: 'image/png' })])
    input('body').dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
    )
    await rowsUntil('dysk.txt', 'log.txt', 'dołączony')
    const names = api.calls(upload).map(({ query }) => query.get('name'))
    expect(names.slice(0, 2)).to.deep.equal(['dysk.txt', 'log.txt'])
    expect(names[2]).to.match(/^wklejony obraz \d\d-\d\d\.png$/)
    type('body', 'Zdjęcia w załączeniu')
    press()
    press()
    await until(() => shadowText(element).includes('Zdjęcia w załączeniu'))
    expect(api.calls(`POST ${one}/messages`).map(({ body }) => body)).to.deep.equal([
      {
        body: 'Zdjęcia w załączeniu',
        visibility: 'public',
        attachmentIds: [1, 2, 3].map((number) => attachment(number).id),
      },
    ])
    await rowsUntil()
  })

  it('leave text from an office program, and anything without files, alone', async () => {
    await shown()
    const clipboardData = carry([new File(['abc'], 'image.png', { type: 'image/png' })])
    clipboardData.setData('text/plain', 'A1')
    clipboardData.setData('text/html', '<td>A1</td>')
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData })
    input('body').dispatchEvent(paste)
    expect(paste.defaultPrevented).to.equal(false)
    expect(drag('drop').defaultPrevented).to.equal(false)
    expect(api.calls(upload)).to.deep.equal([])
  })

  it('are waited for: the button says so, and the reply takes them along', async () => {
    const { answer, come } = later()
    api.on(upload, answer)
    await shown()
    pick(file('a.txt'))
    await until(() => document.querySelector('progress')?.value === 0.5)
    type('body', 'Tekst')
    press()
    await until(() => document.querySelector('.hezo-primary')?.textContent.includes('Wysyłanie'))
    expect(api.calls(`POST ${one}/messages`)).to.deep.equal([])
    come([201, attachment(7)])
    await until(() => api.calls(`POST ${one}/messages`).length === 1)
    expect(api.calls(`POST ${one}/messages`)[0]?.body).to.include.keys('attachmentIds')
    await rowsUntil()
  })

  it('hold the reply back when one has failed, and say why; the text stays', async () => {
    api.on(upload, problem(422, 'file_type_refused'), problem(400, 'upload_incomplete'))
    await shown()
    pick(file('a.exe'))
    await rowsUntil('nie przyjmujemy')
    expect(() => button('Wyślij ponownie: a.exe')).to.throw('no button')
    type('body', 'Tekst')
    press()
    await until(() => document.querySelector('.hezo-failure'))
    expect(api.calls(`POST ${one}/messages`)).to.deep.equal([])
    expect(input('body').value).to.equal('Tekst')
    await until(() => document.activeElement === button('Usuń: a.exe'))
    button('Usuń: a.exe').click()
    await until(() => document.activeElement?.matches('[type=file]'))
    expect(document.querySelector('.hezo-failure')).to.equal(null)

    pick(file('b.txt'))
    await rowsUntil('nie dotarł')
    api.on(upload, [201, attachment(2)])
    button('Wyślij ponownie: b.txt').click()
    await rowsUntil('dołączony')
    press()
    await until(() => api.calls(`POST ${one}/messages`).length === 1)
  })

  it('are judged before they travel: too large, empty, too many', async () => {
    const { answer, come } = later()
    api.on(upload, answer)
    const element = await shown()
    const large = file('film.mp4')
    Object.defineProperty(large, 'size', { value: 26 * 1024 ** 2 })
    pick(large, new File([], 'pusty.log'))
    await rowsUntil('Plik jest za duży. Jeden plik może mieć najwyżej 25 MB.', 'Plik jest pusty.')
    expect(api.calls(upload)).to.deep.equal([])
    pick(...Array.from({ length: 20 }, (_, number) => file(`${number}.txt`)))
    await until(() => rows().length === 20)
    const surplus = 'Nie dodano: 2 pliki. Zgłoszenie może mieć najwyżej 20 plików.'
    expect(document.querySelector('.hezo-field > .hezo-problem')?.textContent).to.equal(surplus)
    expect(said(element)).to.equal('Dodano: 18 plików.')
    come([201, attachment(1)])
  })

  it('can be stopped on their way, and nothing is said of them afterwards', async () => {
    const { answer, come } = later()
    api.on(upload, answer)
    const element = await shown()
    pick(file('a.txt'))
    await until(() => document.querySelector('progress'))
    button('Przerwij wysyłanie: a.txt').click()
    await rowsUntil()
    come([201, attachment(1)])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(said(element)).to.equal('Usunięto: a.txt')
  })

  it('stop when the element leaves the page, and go on when it is only moved', async () => {
    const { answer, come } = later()
    api.on(upload, answer)
    const element = await shown()
    pick(...['a', 'b', 'c', 'd'].map((name) => file(name)))
    await until(() => api.calls(upload).length === 3)
    document.body.append(element)
    await rowsUntil('a', 'b', 'c', 'd')
    element.remove()
    come([201, attachment(1)])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(api.calls(upload)).to.have.lengthOf(3)
  })

  it('that the server has swept away can be sent again', async () => {
    await shown()
    pick(file('a.txt'))
    await rowsUntil('dołączony')
    api.on(
      `POST ${one}/messages`,
      problem(422, 'validation_failed', [
        { path: 'attachmentIds', code: 'shape.not_an_option', message: 'Wybierz jedną z opcji.' },
      ]),
    )
    type('body', 'Tekst')
    press()
    await rowsUntil('nie ma już na serwerze')
    button('Wyślij ponownie: a.txt').click()
    await rowsUntil('dołączony')
    expect(api.calls(upload)).to.have.lengthOf(2)
  })
})

describe('files of messages', () => {
  const attachments = [attachment(1, { name: 'raport z macierzy.pdf', size: 1_258_291 })]
  beforeEach(() => {
    clear()
    api = stubSupport().on(`GET ${one}/messages`, page([message(1, { attachments })]))
  })

  function fileButton(element: HezoTicket): HTMLButtonElement | null {
    return element.shadowRoot?.querySelector<HTMLButtonElement>('.files button') ?? null
  }

  it('are shown with name, kind and size, and accessible', async () => {
    const element = await shown()
    const text = fileButton(element)?.textContent.replace(/\s+/g, ' ').trim()
    expect(text).to.equal('PDF Pobierz raport z macierzy.pdf 1,2 MB')
    await expectAccessible(element)
  })

  it('are fetched by a press; a failure says so and another press tries again', async () => {
    const get = `GET /v1/attachments/${attachment(1).id}`
    api.on(get, problem(503, 'unavailable'))
    const element = await shown()
    api.on(get, problem(404, 'not_found'), [200, new Blob(['%PDF'])])
    fileButton(element)?.click()
    await until(() => element.shadowRoot?.querySelector('.files [role=alert]'))
    const saved = new Promise<string>((resolve) => {
      HTMLAnchorElement.prototype.click = function catchName(this: HTMLAnchorElement) {
        Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click')
        resolve(this.download)
      }
    })
    fileButton(element)?.click()
    expect(await saved).to.equal('raport z macierzy.pdf')
    await until(() => said(element) === 'Pobrano: raport z macierzy.pdf')
    expect(element.shadowRoot?.querySelector('.files [role=alert]')).to.equal(null)
  })

  it('come with a ticket that was moved here by the service itself', async () => {
    const author = { id: null, name: 'myHEZO', role: 'staff' } as const
    api
      .on(`GET ${one}`, [200, ticket(1, { legacyId: 'OLD-77', openedBy: author })])
      .on(`GET ${one}/messages`, page([message(1, { author, attachments })]))
    const element = await shown()
    const by = element.shadowRoot?.querySelector('.by')?.textContent.replace(/\s+/g, ' ').trim()
    expect(by).to.match(/^myHEZO 22 lis/)
    expect(shadowText(element)).to.contain('Numer w poprzedniej aplikacji OLD-77')
  })
})
