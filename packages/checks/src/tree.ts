import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A text file of the repository; `path` is relative to its root, with `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** The folder that holds the whole repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Written by tools, or nobody's: what no convention speaks about. */
const skippedFolders = new Set(['node_modules', 'dist', 'generated', 'coverage', '.git', '.data'])
const text = /(^\.[a-z]+|\.(ts|mjs|js|json|md|sql|html|css|svg|xlf|yaml|yml|csv|txt|sh)|\/run)$/

/** Every text file of the repository, tracked or not yet. */
export function readTree(): SourceFile[] {
  return filesUnder('').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesUnder(`${path}/`)
    return entry.isFile() && text.test(path) ? [path] : []
  })
}

/** TypeScript of a package: what it ships and what tests it. */
export function isCode(path: string): boolean {
  return /^packages\/[^/]+\/(src|e2e|bench|build|guide)\/.+\.ts$/.test(path)
}

/** Tests, and what only tests, measurements and builds use. */
export function isTest(path: string): boolean {
  return /\.test\.ts$|\/(testing|e2e|bench|build|guide)\//.test(path)
}

/** TypeScript that a package ships. */
export function isProduct(path: string): boolean {
  return isCode(path) && !isTest(path) && packageOf(path) !== 'checks'
}

/** `packages/api/src/index.ts` → `api`; null outside the packages. */
export function packageOf(path: string): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null
}
