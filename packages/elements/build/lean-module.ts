import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import { leanLibraries, refuseMissingExports, treeshake } from './lean-libraries.ts'
import { ownPackages } from './own-packages.ts'
import { replySchemasOnly } from './reply-schemas-only.ts'

/** What browsers get of a compiled module of ours, for tests in Node. */
export async function leanModule<Module>(input: string): Promise<Module> {
  const bundle = await rollup({
    input,
    plugins: [ownPackages(), leanLibraries(), nodeResolve({ browser: true }), replySchemasOnly()],
    onwarn: refuseMissingExports,
    treeshake,
  })
  const { output } = await bundle.generate({ format: 'es' })
  const folder = await mkdtemp(join(tmpdir(), 'lean-module-'))
  const file = join(folder, 'module.mjs')
  await writeFile(file, output[0].code)
  try {
    return (await import(pathToFileURL(file).href)) as Module
  } finally {
    await rm(folder, { recursive: true })
  }
}
