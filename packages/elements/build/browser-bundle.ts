import { nodeResolve } from '@rollup/plugin-node-resolve'
import terserPlugin from '@rollup/plugin-terser'
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { RollupOptions } from 'rollup'
import { compactTemplates } from './compact-templates.ts'
import { ownPackages } from './own-packages.ts'
import { replySchemasOnly } from './reply-schemas-only.ts'
import { reportSizes } from './report-sizes.ts'
import { safeTemplates } from './safe-templates.ts'

// Its types describe the CommonJS build; Node gives the function itself.
const terser = terserPlugin as unknown as typeof terserPlugin.default

const dist = resolve(import.meta.dirname, '../dist')
const entries = readdirSync(dist).filter((name) => /^hezo-[\w-]+\.js$/.test(name))

/** What every element stands on comes as one chunk, the client (ky, zod, sdk, rules) as another. */
const chunks: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    'foundation',
    /\/node_modules\/(?:lit|lit-html|lit-element|@lit|tslib)\/|\/elements\/dist\/(?:define\.|foundation\/(?!client|rules|\w+-field|session-controller))|\/contact-channels\./,
  ],
  [
    'client',
    /\/node_modules\/(?:zod|ky)\/|\/packages\/(?:sdk|domain)\/|\/api\/dist\/lib\/(?!routes\/(?!tokens)|schemas\/(?!rule|common|fields|session)|sentences|openapi)|\/foundation\/(?:client|rules)\./,
  ],
]

function chunkOf(id: string): string | undefined {
  const [, set, locale] = /\/locales\/generated\/(\w+)\/(\w+)\.js$/.exec(id) ?? []
  return set ? `${set}-${locale}` : chunks.find(([, modules]) => modules.test(id))?.[0]
}

/** The browser bundle of the elements: what `/elements/*` serves. */
export const browserBundle: RollupOptions = {
  preserveEntrySignatures: 'allow-extension',
  input: Object.fromEntries([
    ['hezo', `${dist}/loader.js`],
    ...entries.map((name) => [basename(name, '.js'), `${dist}/${name}`]),
  ]) as Record<string, string>,
  output: {
    dir: `${dist}/browser`,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
    generatedCode: 'es2015',
  },
  plugins: [
    ownPackages(),
    nodeResolve({ browser: true }),
    replySchemasOnly(),
    safeTemplates(`${dist}/foundation/template-dom.js`),
    compactTemplates(),
    terser({ ecma: 2020, module: true, compress: { passes: 2 } }),
    reportSizes(),
  ],
  onwarn(warning, warn) {
    // zod's own sources: a cycle of theirs, and comments that only esbuild reads.
    if (!/node_modules\/zod\//.test(warning.id ?? warning.ids?.[0] ?? '')) warn(warning)
  },
}
