import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/**
 * The browser of `@sparticuz/chromium`, unpacked once into this package's cache, with the libraries
 * and fonts it lacks on a bare system. Safe when several processes ask at once.
 *
 * @throws {Error} on a platform it is not built for.
 */
export async function bundledChromium(
  env: NodeJS.ProcessEnv,
): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium found. Install one, or name it in CHROME_PATH.')
  }
  const folder = join(cache, `chromium-${await bundledVersion()}`)
  if (!existsSync(folder)) await unpack(folder, env)
  const executablePath = join(folder, 'chromium')
  const complete = await promisify(execFile)(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  )
  const libraries = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']]
  return {
    executablePath,
    env: {
      ...env,
      ...(complete ? {} : { LD_LIBRARY_PATH: libraries.filter(Boolean).join(':') }),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') }),
    },
  }
}

async function bundledVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  return version
}

/**
 * The package unpacks into the temporary folder, file by file. A child process gets one of its own,
 * which then takes its final name in one step: nobody ever starts a half-written browser.
 */
async function unpack(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  try {
    const script = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [script], { env: { ...env, TMPDIR: draft } })
    await chmod(draft, 0o755)
    await chmod(join(draft, 'chromium'), 0o755)
    await writeFile(
      join(draft, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>\n`,
    )
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was first.
    if (!existsSync(folder)) throw error
  }
}
