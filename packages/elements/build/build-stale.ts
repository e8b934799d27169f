import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

// Builds the browser bundle when it is missing or older than what it is made of.
const root = resolve(import.meta.dirname, '../../..')
const made = join(root, 'packages/elements/dist/browser/hezo.js')
const sources = ['domain/src', 'api/src', 'sdk/src', 'elements/src', 'elements/build'].map((path) =>
  join(root, 'packages', path),
)

function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** When the newest file under a folder was changed; folders count too, for what was taken away. */
function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(changed(folder), ...entries.map((entry) => changed(join(folder, entry))))
}

if (Math.max(changed(join(root, 'pnpm-lock.yaml')), ...sources.map(newest)) > changed(made)) {
  const run = (script: string, ...args: string[]): void => {
    execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  run('typescript/bin/tsc', '-b', 'packages/elements', 'packages/elements/build')
  run('rollup/dist/bin/rollup', '-c', '--silent')
}
