import { createDocuments, createDocumentThreads, type Transcript } from '@hezo/server'
import { median } from './load.ts'

// A case of the old application: prose, HTML, a log, emoji, Chinese and Cyrillic.
const bodies = [
  'Dzień dobry,\n\nod rana macierz zgłasza „Drive failed – slot 3”. Proszę o pilną wymianę.\n\nPozdrawiam',
  '<p>Witam,<br>w załączeniu log. Błąd powtarza się <b>co 5&nbsp;minut</b>.</p><p>Proszę o kontakt.</p>',
  'Oct 12 03:11:07 esx07 vmkernel: cpu12:2097812)ScsiDeviceIO: 4062: Cmd(0x45d9c1b2c0c0) 0x89, CmdSN 0x3d to dev "naa.60050768018e8a2f1800000000000a1c" failed H:0x0 D:0x2 P:0x0\n'.repeat(
    12,
  ),
  'Dziękuję, część dotarła. Czy mogę ją wymienić samodzielnie? ✅ 漢字 Ω → ≥ тест',
  'Technik będzie jutro między 9:00 a 11:00. Proszę o udostępnienie serwerowni. '.repeat(12),
]

/** How many transcripts of ten messages one thread sets in a second. */
export async function measureTranscripts(): Promise<string[]> {
  const threads = createDocumentThreads()
  const documents = createDocuments(threads)
  try {
    const input = transcriptOf(10)
    const { length } = await documents.renderTranscript(input)
    const rates: number[] = []
    // The first rounds warm up: the median leaves them out.
    for (let round = 0; round < 7; round += 1) {
      const start = performance.now()
      let count = 0
      while (performance.now() - start < 1000) {
        // Two at a time: one waits while the other is set.
        await Promise.all([documents.renderTranscript(input), documents.renderTranscript(input)])
        count += 2
      }
      rates.push((count * 1000) / (performance.now() - start))
    }
    return [
      '',
      '| transcripts of ten messages | |',
      '|---|--:|',
      `| set in a second by one thread | ${median(rates).toFixed(0)} |`,
      `| size of one | ${(length / 1024).toFixed(0)} KB |`,
    ]
  } finally {
    await threads.close()
  }
}

function transcriptOf(count: number): Transcript {
  return {
    locale: 'pl',
    madeAt: new Date('2026-11-22T13:05:00Z'),
    ticket: {
      number: 'HZ-2026-000123',
      subject: 'Awaria dysku 3 w macierzy',
      status: 'in_progress',
      openedAt: new Date('2026-11-20T08:00:00Z'),
      legacyId: 'MH-00123',
    },
    company: { name: 'Przykładowa Firma Sp. z o.o.', nip: 'PL1234563218' },
    contract: { number: 'SHZ/2026/0001' },
    device: { serialNumber: 'FG1234567890', vendor: 'IBM', model: 'Storwize V7000' },
    messages: Array.from({ length: count }, (_, index) => ({
      author: index % 2 === 0 ? 'Święcisława Dąbrowska' : 'Serwis HEZO',
      role: index % 2 === 0 ? 'customer' : 'staff',
      at: new Date(Date.UTC(2026, 10, 20, 8, index)),
      body: bodies[index % bodies.length] ?? '',
      attachments: index === 0 ? ['zdjęcie 0.png'] : [],
    })),
  }
}
