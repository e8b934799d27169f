import type { Transcript, TranscriptMessage } from '../features/documents/transcript.ts'

/** A transcript with messages of the given bodies, by customer and engineer in turn. */
export function sampleTranscript(
  bodies: readonly string[],
  changes: Partial<Transcript> = {},
): Transcript {
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
    company: { name: 'Żółta Łódź Sp. z o.o.', nip: 'PL1234563218' },
    contract: { number: 'SHZ/2026/0001' },
    device: { serialNumber: 'FG1234567890', vendor: 'IBM', model: 'Storwize V7000' },
    messages: bodies.map(sampleMessage),
    ...changes,
  }
}

function sampleMessage(body: string, index: number): TranscriptMessage {
  const staff = index % 2 === 1
  return {
    author: staff ? 'Serwis HEZO' : 'Święcisława Dąbrowska',
    role: staff ? 'staff' : 'customer',
    at: new Date(Date.UTC(2026, 10, 20, 8, index)),
    body,
    attachments: [],
  }
}
