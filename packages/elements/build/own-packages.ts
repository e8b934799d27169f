import { resolve } from 'node:path'
import type { Plugin } from 'rollup'
import { readFileSync } from 'node:fs'

interface Manifest {
  readonly exports: Readonly<Record<string, string>>
}

const packages = resolve(import.meta.dirname, '../..')

/** Resolves `@hezo/x` and `@hezo/x/entry` to what the compiler emitted for that entry. */
export function ownPackages(): Plugin {
  return {
    name: 'own-packages',
    resolveId(id) {
      const [, name, entry] = /^@hezo\/(\w+)(\/.+)?$/.exec(id) ?? []
      if (!name) return null
      const text = readFileSync(`${packages}/${name}/package.json`, 'utf8')
      const source = (JSON.parse(text) as Manifest).exports[`.${entry ?? ''}`]
      if (!source) return this.error(`${id} is no entry of @hezo/${name}`)
      const built = source.replace('./src/', './dist/').replace(/\.ts$/, '.js')
      return { id: resolve(packages, name, built), moduleSideEffects: false }
    },
  }
}
