import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { bundledChromium } from './bundled-chromium.ts'

/** What a launcher (Playwright's or the test runner's) needs to start a browser. */
export interface Chromium {
  readonly executablePath: string
  readonly args: string[]
  readonly env: NodeJS.ProcessEnv
}

/** Runs as root and in small containers, and calls nobody but the page under test. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser to test with: `CHROME_PATH`, else an installed Chrome or Chromium that starts, else
 * the one that comes with `@sparticuz/chromium`, which `CHROME_PATH=bundled` names.
 *
 * @throws {Error} when `CHROME_PATH` names no program, or nothing fits this machine.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<Chromium> {
  const named = env['CHROME_PATH']
  if (named === 'bundled') return { args, ...(await bundledChromium(env)) }
  if (named) {
    if (!(await isProgram(named))) throw new Error(`CHROME_PATH names no program: ${named}`)
    return { executablePath: named, args, env }
  }
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  for (const executablePath of [...onPath, ...elsewhere]) {
    if ((await isProgram(executablePath)) && (await starts(executablePath))) {
      return { executablePath, args, env }
    }
  }
  return { args, ...(await bundledChromium(env)) }
}

async function isProgram(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Some systems install a stub under the name that only says how to install the real one. */
async function starts(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  return await promisify(execFile)(path, ['--version'], { timeout: 10_000 }).then(
    ({ stdout }) => /chrom/i.test(stdout),
    () => false,
  )
}
