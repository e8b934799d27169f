import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChromium } from './find-chromium.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hezo-browser-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function program(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${text}\n`)
  await chmod(path, 0o755)
  return path
}

it('takes the browser that CHROME_PATH names before any other', async () => {
  await program('google-chrome', 'echo Google Chrome 150')
  const named = await program('mine', 'echo Chromium 140')
  const found = await findChromium({ CHROME_PATH: named, PATH: folder })
  expect(found.executablePath).toBe(named)
})

it('says so when CHROME_PATH names nothing, instead of testing with another browser', async () => {
  await expect(findChromium({ CHROME_PATH: join(folder, 'gone') })).rejects.toThrow('CHROME_PATH')
})

it('passes by a stub that only tells how to install the browser', async () => {
  await program('google-chrome', 'echo "install it with snap" >&2; exit 1')
  const real = await program('chromium', 'echo Chromium 150.0')
  const found = await findChromium({ PATH: `${folder}:/usr/bin:/bin` })
  expect(found.executablePath).toBe(real)
})
