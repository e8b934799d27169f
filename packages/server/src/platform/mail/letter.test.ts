import { createTransport } from 'nodemailer'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { type Letter, renderLetter } from './letter.ts'

const letter: Letter = {
  locale: 'pl',
  subject: 'Kod do rejestracji',
  greeting: 'Dzień dobry,',
  paragraphs: ['Wpisz ten kod:', 'Pierwszy wiersz\ndrugi wiersz'],
  code: '012345',
  action: { label: 'Zaloguj się', url: 'https://myhezo.pl/?a=1&b=2' },
  notes: ['Kod jest ważny 30 minut.'],
}

describe('a letter', () => {
  it('says the same in plain text, in reading order', () => {
    expect(renderLetter(letter).text).toBe(
      [
        'Dzień dobry,',
        'Wpisz ten kod:',
        'Pierwszy wiersz\ndrugi wiersz',
        '    012345',
        'Zaloguj się:\nhttps://myhezo.pl/?a=1&b=2',
        'Kod jest ważny 30 minut.',
        '-- \nmyHEZO\nPilna sprawa albo pytanie? Zadzwoń lub napisz:\n+48 12 25 25 600\npomoc@myhezo.pl\n',
      ].join('\n\n'),
    )
  })

  it('names its language and has the phone number and the address under it', () => {
    const { html } = renderLetter({ ...letter, locale: 'en' })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('href="tel:+48122525600"')
    expect(html).toContain('href="mailto:pomoc@myhezo.pl"')
    expect(html).toContain('Urgent, or a question? Call or write:')
  })

  it('shows what people typed as text, in every place', () => {
    const hostile = `<img src=x onerror=alert(1)>"'&`
    const { html } = renderLetter({
      locale: 'pl',
      subject: hostile,
      greeting: hostile,
      paragraphs: [hostile],
      code: hostile,
      action: { label: hostile, url: `https://a.example/"${hostile}` },
      notes: [hostile],
    })
    expect(html).not.toContain('<img')
    expect(html).not.toMatch(/href="[^"]*"[^ >]*onerror/)
    expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)).toHaveLength(9)
  })

  it('keeps references on one line, and lets what cannot fit a phone break', () => {
    const { html } = renderLetter({
      ...letter,
      paragraphs: [`HZ-2026-000002, K-2026-8A1K-MW9K: ${'długo'.repeat(40)}`],
    })
    for (const reference of ['HZ-2026-000002', 'K-2026-8A1K-MW9K']) {
      expect(html).toContain(`<span style="white-space:nowrap">${reference}</span>`)
    }
    expect(html).toContain('table-layout:fixed')
    expect(html).toContain('overflow-wrap:anywhere')
  })

  it('asks no other host for anything', () => {
    const { html } = renderLetter(letter)
    expect(html).not.toMatch(/<(img|link|script|iframe)\b|url\(/i)
  })

  it('keeps its subject on one line', () => {
    const { subject } = renderLetter({ ...letter, subject: 'Temat\r\nBcc: ofiara@x.example' })
    expect(subject).toBe('Temat Bcc: ofiara@x.example')
  })

  it('arrives as it was written', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true })
    const { message } = await transport.sendMail({
      from: 'myHEZO <pomoc@myhezo.pl>',
      to: 'anna@firma.example',
      ...renderLetter(letter),
    })
    const mail = await simpleParser(message)
    expect(mail.subject).toBe(letter.subject)
    expect(mail.text?.trim()).toBe(renderLetter(letter).text.trim())
    expect(String(mail.html).trim()).toBe(renderLetter(letter).html.trim())
  })
})
