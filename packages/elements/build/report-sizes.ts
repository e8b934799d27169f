import type { Plugin } from 'rollup'
import { brotliCompressSync } from 'node:zlib'

/** Prints what every file of the bundle weighs on the wire: bytes after brotli 11. */
export function reportSizes(): Plugin {
  return {
    name: 'report-sizes',
    generateBundle(_options, bundle) {
      const rows = Object.values(bundle)
        .filter((file) => file.type === 'chunk')
        .map(({ fileName, code }) => ({ fileName, bytes: brotliCompressSync(code).length }))
        .toSorted((a, b) => b.bytes - a.bytes)
      const width = Math.max(...rows.map(({ fileName }) => fileName.length))
      const lines = rows.map(
        ({ fileName, bytes }) => `${fileName.padEnd(width)} ${String(bytes).padStart(6)} B br`,
      )
      this.info(`\n${lines.join('\n')}`)
    },
  }
}
