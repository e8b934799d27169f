// Prevents: a form that a person on a slow line waits for, because a library slipped onto its path.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { staticClosure, wholeClosure } from '../src/browser-bytes.ts'
import { root } from '../src/tree.ts'

const folder = join(root, 'packages/elements/dist/browser')
const bundle = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)

// What does not come to a customer who registers, signs in, opens tickets and follows them.
const later = {
  files: 'with the first file that is chosen or shown',
  passkeys: 'when a passkey is made or used',
  staff: 'with a ticket that HEZO’s own people open',
  'stand-in': 'when somebody leaves for a part that the page itself does not lead to',
  waiting: 'with a person whom no owner of the company has let in yet',
}
const laterChunks = new RegExp(`^(?:${Object.keys(later).join('|')})-`)

const english = /(?:^|-)en-[\w-]+\.js$/

function chunksNamed(name: string): string[] {
  return [...bundle.keys()].filter((file) => file.startsWith(`${name}-`) && !english.test(file))
}

/** Brotli-11 bytes, as a server sends them. English comes only to readers of English. */
function bytes(names: Iterable<string>): number {
  return [...names]
    .filter((name) => !english.test(name))
    .reduce((sum, name) => sum + brotliCompressSync(bundle.get(name) ?? '').length, 0)
}

it('the first form of registration is there after two files and at most 12 KB', () => {
  const files = staticClosure(bundle, ['hezo-register.js'])
  console.log(`first form: ${bytes(files)} bytes in ${files.size} files`)
  expect(bytes(files)).toBeLessThanOrEqual(12_000)
  expect(files.size).toBeLessThanOrEqual(2)
})

it('everything needed to finish registering is at most 28 KB', () => {
  const total = bytes(wholeClosure(bundle, ['hezo-register.js'], laterChunks))
  console.log(`finish registering: ${total} bytes`)
  expect(total).toBeLessThanOrEqual(28_000)
})

it('registration, sign-in and tickets together are at most 40 KB', () => {
  const entries = ['hezo-register.js', 'hezo-sign-in.js', 'hezo-tickets.js']
  const total = bytes(wholeClosure(bundle, entries, laterChunks))
  console.log(`register + sign-in + tickets: ${total} bytes`)
  expect(total).toBeLessThanOrEqual(40_000)
})

it.each<[keyof typeof later, budget: number]>([
  ['files', 5_000],
  ['passkeys', 2_000],
  ['staff', 1_000],
  ['stand-in', 600],
  ['waiting', 1_700],
])('%s comes apart, in one chunk of at most %i bytes', (name, budget) => {
  const chunks = chunksNamed(name)
  console.log(`${name}, ${later[name]}: ${bytes(chunks)} bytes`)
  expect(chunks).toHaveLength(1)
  expect(bytes(chunks)).toBeLessThanOrEqual(budget)
})

it('the work that a stranger’s machine does comes apart, in one chunk of at most 1.2 KB', () => {
  const chunks = chunksNamed('proof-of-work')
  console.log(`proof of work: ${bytes(chunks)} bytes`)
  expect(chunks).toHaveLength(1)
  expect(bytes(chunks)).toBeLessThanOrEqual(1_200)
  // Who registers needs it, so it counts above.
  expect(wholeClosure(bundle, ['hezo-register.js'], laterChunks)).toContain(chunks[0])
})

it('the loader is at most 0.4 KB', () => {
  expect(bytes(['hezo.js'])).toBeLessThanOrEqual(400)
})

it('an isolated element brings one file of at most 2 KB to the page, and its frame one of at most 1.1 KB', () => {
  expect([...wholeClosure(bundle, ['hezo-isolated.js'])]).toEqual(['hezo-isolated.js'])
  expect([...wholeClosure(bundle, ['frame.js'])]).toEqual(['frame.js'])
  console.log(`isolated: ${bytes(['hezo-isolated.js'])} bytes, frame: ${bytes(['frame.js'])} bytes`)
  expect(bytes(['hezo-isolated.js'])).toBeLessThanOrEqual(2_000)
  expect(bytes(['frame.js'])).toBeLessThanOrEqual(1_100)
})
