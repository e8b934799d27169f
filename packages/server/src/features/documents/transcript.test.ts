import { describe, expect, it } from 'vitest'
import { readPdf, withoutSpaces } from '../../testing/read-pdf.ts'
import { sampleTranscript } from '../../testing/sample-transcript.ts'
import { renderTranscript } from './transcript.ts'

async function read(...bodies: string[]) {
  return readPdf(await renderTranscript(sampleTranscript(bodies)))
}

async function textOf(...bodies: string[]): Promise<string> {
  const { pages } = await read(...bodies)
  return pages.join('\n')
}

describe('a transcript', () => {
  it('has the same bytes for the same input', async () => {
    const input = sampleTranscript(['Dzień dobry 🔋', '<p>漢字</p>'])
    const [first, second] = [await renderTranscript(input), await renderTranscript(input)]
    expect(Buffer.from(second).equals(first)).toBe(true)
    const later = { ...input, madeAt: new Date('2026-11-23T13:05:00Z') }
    expect(Buffer.from(await renderTranscript(later)).equals(first)).toBe(false)
  })

  it('says what it is: language, title, moment, tags', async () => {
    const { info, language, elements } = await read('Dzień dobry', 'Dziękuję')
    expect(language).toBe('pl')
    expect(info).toMatchObject({
      Title: 'Zapis zgłoszenia HZ-2026-000123: Awaria dysku 3 w macierzy',
      CreationDate: 'D:20261122130500Z',
    })
    expect(elements.filter((kind) => kind === 'H1')).toHaveLength(1)
    expect(elements.filter((kind) => kind === 'H2')).toHaveLength(2)
    expect(elements).toContain('TH')
  })

  it('leads to each message by a bookmark', async () => {
    const { outline } = await read('a', 'b')
    expect(outline).toEqual([
      'HZ-2026-000123 Awaria dysku 3 w macierzy',
      '1. Święcisława Dąbrowska, 20 lis 2026, 09:00',
      '2. Serwis HEZO, 20 lis 2026, 09:01',
    ])
  })

  it('names the ticket and counts the pages on each of them', async () => {
    const { pages } = await read(...Array.from({ length: 40 }, () => 'Dzień dobry'))
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`Strona ${index + 1} z ${pages.length}`)
      for (const fact of ['HZ-2026-000123', 'SHZ/2026/0001', 'FG1234567890', 'Żółta Łódź']) {
        expect(text).toContain(fact)
      }
    }
  })

  it('leaves no heading alone at the foot of a page', async () => {
    for (let lines = 1; lines < 50; lines += 1) {
      const { pages } = await read('wiersz\n'.repeat(lines), 'Ostatnia wiadomość\nma dwa wiersze')
      const page = pages.find((text) => text.includes('Serwis HEZO'))
      expect(page).toContain('Ostatnia wiadomość')
    }
  })

  it('says at its end that it ends, and needs no page for it', async () => {
    for (let lines = 30; lines < 40; lines += 1) {
      const { pages } = await read('wiersz\n'.repeat(lines))
      expect(pages.at(-1)).toMatch(/wiersz\s+Koniec zapisu HZ-2026-000123/)
    }
  })

  it('speaks English', async () => {
    const input = sampleTranscript(['Hello'], { locale: 'en', device: null })
    const { pages, language } = await readPdf(await renderTranscript(input))
    expect(language).toBe('en')
    expect(pages[0]).toContain('Page 1 of 1')
    expect(pages[0]).toContain('22 Nov 2026, 14:05 (Polish time)')
    expect(pages[0]).toContain('no device')
  })
})

describe('the words of a message', () => {
  it.each([
    ['Polish', 'Zażółć gęślą jaźń, „Drive failed – slot 3”'],
    ['Cyrillic and Greek', 'Привет, мир! Ελληνικά Ω'],
    ['Chinese and Korean', '漢字仮名交じり 가나다'],
    ['emoji and signs', '✅ 🔋 👩‍👩‍👧‍👦 → ≥ ①'],
    ['letters with loose marks', 'e\u0301 o\u0328\u0301 \u0301'],
    ['spaces that do not break', 'co 5\u00A0minut'],
    ['a subject of tags', 'Utrata kontrolera <B> i <serwer>'],
    ['a log', 'Oct 12 03:11:07 esx07 vmkernel: Cmd(0x45d9c1b2c0c0) 0x89\n\tat x (y)'],
    ['a word of many lines', `https://example.com/${'a'.repeat(1500)}`],
  ])('come back: %s', async (_, body) => {
    expect(withoutSpaces(await textOf(body))).toContain(withoutSpaces(body))
  })

  it('are shown by their code points when no font has them, and come back as they are', async () => {
    expect(await textOf('ꦲꦤ')).toContain('ꦲꦤ')
  })

  it('never stop a transcript', async () => {
    const bodies = [
      '',
      ' ',
      '\0',
      '\uD800x\uDFFF',
      '\u001B[31mred\u001B[0m',
      '\uFFFE\uFEFF',
      'שלום عالم',
    ]
    const text = await textOf(...bodies)
    expect(text).toContain('\uFFFDx\uFFFD')
    expect(text).toContain('red')
    expect(text).toContain('Wiadomość bez treści')
  })

  it.each([
    ['letters', 'W'.repeat(1_000_000)],
    ['spaces', `a${' '.repeat(250_000)}b`],
    ['marks', `a${'\u0301'.repeat(250_000)}`],
    ['line ends', 'a\r\n'.repeat(20_000)],
    ['lone surrogates', '\uD800'.repeat(250_000)],
    ['tags', '<p>'.repeat(50_000)],
    ['brackets', '<'.repeat(250_000)],
    ['log lines', '0x12 0x34 '.repeat(25_000)],
  ])('may be huge: %s', async (_, body) => {
    const bytes = await renderTranscript(sampleTranscript([body]))
    expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7')
  })
})

describe('an HTML message', () => {
  it('shows what a browser would, and never its scripts', async () => {
    const text = await textOf(
      '<p>Błąd <b>co 5&nbsp;minut</b>.</p><script>alert(1)</script><style>p{}</style><p>Koniec</p>',
    )
    expect(text).toContain('Błąd co 5 minut.')
    expect(text).not.toContain('alert')
    expect(text).not.toContain('p{}')
  })

  it('shows the address of a link', async () => {
    const text = await textOf('<p>Zob. <a href="https://example.com/?a=1&amp;b=2">tutaj</a></p>')
    expect(text).toContain('tutaj (https://example.com/?a=1&b=2)')
  })
})

describe('every character there is', () => {
  // A document of 130,000 characters is set and read: some six seconds on a quiet machine.
  it('has a sign in one document', { timeout: 60_000 }, async () => {
    const codes = Array.from({ length: 0x2_00_00 }, (_, code) => code)
    const body = codes
      .filter((code) => code > 0x20 && (code < 0xd8_00 || code > 0xdf_ff))
      .map((code) => String.fromCodePoint(code))
      .join(' ')
    const bytes = await renderTranscript(sampleTranscript([body]))
    const { pages } = await readPdf(bytes)
    expect(pages.join('').length).toBeGreaterThan(100_000)
  })
})
