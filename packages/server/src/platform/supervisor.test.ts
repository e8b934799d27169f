// Promise: a service that ends unexpectedly is started again, and nothing is left behind by who stops it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const supervisor = new URL('supervisor.ts', import.meta.url).href
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hezo-supervisor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly process: ChildProcess
  /** What the service noted: its process ids, and what it received. */
  readonly notes: () => Promise<string[]>
  /** Waits for so many notes. */
  readonly noted: (count: number) => Promise<string[]>
  /** Exit code and what was said, once it ended. */
  readonly end: Promise<{ code: number | null; said: string }>
}

let runs = 0

/** Supervises a service of the given code, which notes its process id first. */
async function run(code: string, goodAfter = 60_000): Promise<Run> {
  runs += 1
  const notesFile = join(folder, `notes-${runs}`)
  const service = join(folder, `service-${runs}.mjs`)
  const entry = join(folder, `supervise-${runs}.mjs`)
  await writeFile(notesFile, '')
  await writeFile(
    service,
    `import { appendFileSync } from 'node:fs'
    const note = (text) => appendFileSync(${JSON.stringify(notesFile)}, text + '\\n')
    note(String(process.pid))
    ${code}`,
  )
  const rule = { firstDelay: 10, longestDelay: 40, goodAfter, attempts: 5 }
  await writeFile(
    entry,
    `import { supervise } from ${JSON.stringify(supervisor)}
    process.exitCode = await supervise([${JSON.stringify(service)}], ${JSON.stringify(rule)})`,
  )
  const child = spawn(process.execPath, [entry], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const notes = async (): Promise<string[]> =>
    (await readFile(notesFile, 'utf8')).split('\n').filter(Boolean)
  return {
    process: child,
    notes,
    async noted(count) {
      for (;;) {
        const found = await notes()
        if (found.length >= count) return found
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    end: new Promise((resolve) => child.once('close', (exit) => resolve({ code: exit, said }))),
  }
}

const stays = `process.send('ready'); setInterval(() => {}, 1000)
process.on('SIGTERM', () => { note('SIGTERM'); process.exit(0) })
process.on('disconnect', () => { note('disconnect'); process.exit(0) })`

it('starts a killed service again, and ends with it when it is stopped', async () => {
  const { process: child, noted, notes, end } = await run(stays)
  const [first] = await noted(1)
  process.kill(Number(first), 'SIGKILL')
  const [, second] = await noted(2)
  expect(second).not.toBe(first)
  // A terminal and a package manager may both send it.
  child.kill('SIGTERM')
  child.kill('SIGTERM')
  const { code, said } = await end
  expect(code).toBe(0)
  expect(said).toBe(
    'The service ended unexpectedly (signal SIGKILL); starting it again in 0.01 s.\n',
  )
  expect((await notes()).slice(2)).toEqual(['SIGTERM'])
})

it('waits longer each time, and gives up on a service that ends again and again', async () => {
  const { notes, end } = await run('process.abort()')
  const { code, said } = await end
  expect(code).toBe(1)
  expect(said.match(/in [\d.]+ s/g)).toEqual(['in 0.01 s', 'in 0.02 s', 'in 0.04 s', 'in 0.04 s'])
  expect(said).toMatch(/ended 5 times in a row soon after its start \(.+\); giving up/)
  expect(await notes()).toHaveLength(5)
})

it('does not give up on one that works for a while in between', async () => {
  const dies = `process.send('ready'); setTimeout(() => process.exit(3), 20)`
  const { process: child, noted, end } = await run(dies, 0)
  await noted(8)
  child.kill('SIGTERM')
  expect((await end).code).toBe(0)
})

it('passes on the exit code of a service that says why it cannot start', async () => {
  const { notes, end } = await run('process.exit(1)')
  expect(await end).toEqual({ code: 1, said: '' })
  expect(await notes()).toHaveLength(1)
})

it('leaves no service behind when it is killed itself', async () => {
  const { process: child, noted } = await run(stays)
  await noted(1)
  child.kill('SIGKILL')
  expect((await noted(2))[1]).toBe('disconnect')
})
