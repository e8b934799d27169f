import { afterAll, expect, it } from 'vitest'
import { createQuietThreads } from '../../platform/quiet-threads.ts'
import { sampleTranscript } from '../../testing/sample-transcript.ts'
import { createDocuments } from './create-documents.ts'
import { renderSignInGuide } from './sign-in-guide.ts'
import { renderTranscript } from './transcript.ts'

const threads = createQuietThreads({ width: 1, queue: 1, heap: 512 })
const documents = createDocuments(threads)
afterAll(() => threads.close())

it('sets the same bytes in a thread, and refuses what would wait too long', async () => {
  const input = sampleTranscript(['Dzień dobry'])
  const tries = Array.from({ length: 4 }, () => documents.renderTranscript(input))
  const results = await Promise.allSettled(tries)
  const done = results.filter((result) => result.status === 'fulfilled')
  const refused = results.filter((result) => result.status === 'rejected')
  expect(Buffer.from(done[0]?.value ?? []).equals(await renderTranscript(input))).toBe(true)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.reason).toMatchObject({ code: 'overloaded' })
})

it('sets the sign-in instructions in a thread too', async () => {
  const bytes = await documents.renderSignInGuide('en')
  expect(Buffer.from(bytes).equals(await renderSignInGuide('en'))).toBe(true)
})
