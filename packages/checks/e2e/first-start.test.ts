// Prevents: a clone that starts only after its tests, because they built what its first start needs.
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../src/tree.ts'

const bundle = 'packages/elements/dist/browser'
let clone: string

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'hezo-clone-'))
  for (const name of ['package.json', 'pnpm-lock.yaml', 'rollup.config.mjs', 'tsconfig.json']) {
    await cp(join(root, name), join(clone, name))
  }
  // Links between packages are relative, so that those of the clone lead to the clone.
  await cp(join(root, 'packages'), join(clone, 'packages'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/^packages\/[^/]+\/dist$/.test(relative(root, path)),
  })
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'))
})
afterAll(() => rm(clone, { recursive: true, force: true }))

function buildStale(): void {
  const script = join(clone, 'packages/elements/build/build-stale.ts')
  execFileSync(process.execPath, [script], { cwd: clone, stdio: 'pipe' })
}
async function scripts(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, bundle))).filter((name) => name.endsWith('.js'))
  return new Map(
    await Promise.all(
      names.toSorted().map(async (name) => {
        return [name, await readFile(join(folder, bundle, name), 'utf8')] as const
      }),
    ),
  )
}

it('what browsers load is built at the first start of a clone, and is what a whole build makes', async () => {
  buildStale()
  expect(await scripts(clone)).toEqual(await scripts(root))
})
