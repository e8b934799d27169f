import { nodeResolve } from '@rollup/plugin-node-resolve'
import terserPlugin from '@rollup/plugin-terser'
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { RollupOptions } from 'rollup'
import { compactTemplates } from './compact-templates.ts'
import { leanLibraries, refuseMissingExports, treeshake } from './lean-libraries.ts'
import { onlyThisBuild } from './only-this-build.ts'
import { ownPackages } from './own-packages.ts'
import { ownSentencesOnly } from './own-sentences-only.ts'
import { plainProperties } from './plain-properties.ts'
import { replySchemasOnly } from './reply-schemas-only.ts'
import { reportSizes } from './report-sizes.ts'
import { safeTemplates } from './safe-templates.ts'

// Its types describe the CommonJS build; Node gives the function itself.
const terser = terserPlugin as unknown as typeof terserPlugin.default

const dist = resolve(import.meta.dirname, '../dist')
const entries = readdirSync(dist).filter((name) => /^hezo-[\w-]+\.js$/.test(name))

/**
 * What every element stands on comes as one chunk; what is needed once the person types (the client,
 * rules, Polish sentences, the later steps) as another; contracts and tickets as two more, of the same
 * kinds. In pieces each would weigh some 2 KB more, for brotli learns from what stands together.
 */
const chunks: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    'foundation',
    /\/node_modules\/(?:lit|lit-html|lit-element|@lit)\/|\/elements\/dist\/(?:define\.|foundation\/(?!attempt-key|client|connection|form-work|session-|stand-in|rules|sentences-|\w+-field)|hezo-register\/fields)|\/contact-channels\./,
  ],
  // Another element in the place of one, where the page does not lead there itself.
  ['stand-in', /\/foundation\/stand-in\./],
  // What somebody sees whom no owner of the company has let in yet.
  ['waiting', /\/elements\/dist\/waiting\//],
  // What HEZO's own people do with a ticket: a customer never asks for it.
  ['staff', /\/hezo-ticket\/staff-tools\./],
  // What several elements stand on but the first form of registration does not.
  [
    'parts',
    /\/two-factor\/copy-button\.|\/foundation\/(?:area-field|connection|select-field|session-\w+)\./,
  ],
  // What only files need: a page without files never asks for it.
  [
    'files',
    /\/sdk\/dist\/lib\/files\.|\/elements\/dist\/attachments\/|\/api\/dist\/lib\/routes\/attachments\./,
  ],
  // What a server asks of a stranger's machine; somebody signed in never asks for it.
  [
    'proof-of-work',
    /\/sdk\/dist\/lib\/(?:proof-of-work|sha256)\.|\/api\/dist\/lib\/(?:schemas\/proof-of-work|proof-of-work-length)\./,
  ],
  // What only who has a passkey, or wants one, needs.
  ['passkeys', /\/elements\/dist\/passkeys\/|\/api\/dist\/lib\/(?:routes|schemas)\/passkeys\./],
  [
    'client',
    /\/elements\/dist\/build\/|\/packages\/sdk\/|\/domain\/dist\/(?!lib\/(?:password\.|ticket-(?!values)|service|warsaw|polish|calendar|contract-validity|attachment-limits))|\/api\/dist\/(?!.*(?:lib\/(?:audit-actions|ids)\.|routes\/(?!tokens|registrations)|schemas\/(?:account|audit|contact|contracts|getting-back-in|me|passkeys|people|tickets)|sentences\/en|sentences-en))|\/foundation\/(?:attempt-key|client|form-work|rules|sentences-pl)\.|\/elements\/dist\/(?:two-factor|hezo-register\/(?!hezo-register))/,
  ],
  [
    'support-work',
    /\/elements\/dist\/(?:support\/(?:support-work|ids-in|old)|hezo-tickets?\/[\w-]+-work)|\/api\/dist\/lib\/(?:(?:routes|schemas)\/(?:contracts|tickets)|routes\/myself|schemas\/me)\.|\/domain\/dist\/lib\/(?:ticket|service|contract-validity)/,
  ],
  [
    'support',
    /\/elements\/dist\/(?:(?:support|hezo-tickets?)\/|foundation\/choice-field)|\/attachment-limits\./,
  ],
  // What the pages of the account share; each page is a chunk of its own.
  [
    'account-parts',
    /\/elements\/dist\/hezo-account\/(?:account-|section-|step-up)|\/api\/dist\/lib\/routes\/me\.|\/api\/dist\/lib\/schemas\/account\./,
  ],
  ['sentences-en', /\/(?:sentences-en|sentences\/en)\./],
]

function chunkOf(id: string): string | undefined {
  const [, set, locale] = /\/locales\/generated\/(\w+)\/(\w+)\.js$/.exec(id) ?? []
  return set ? `${set}-${locale}` : chunks.find(([, modules]) => modules.test(id))?.[0]
}

/** The browser bundle of the elements: what `/elements/*` serves. */
export const browserBundle: RollupOptions = {
  preserveEntrySignatures: 'allow-extension',
  treeshake,
  input: Object.fromEntries([
    ['hezo', `${dist}/loader.js`],
    ['frame', `${dist}/frame.js`],
    ...entries.map((name) => [basename(name, '.js'), `${dist}/${name}`]),
  ]) as Record<string, string>,
  output: {
    dir: `${dist}/browser`,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
    // What a module exports is ours to read alone: nobody needs it frozen or named.
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
  },
  plugins: [
    ownPackages(),
    leanLibraries(),
    // Whatever the shell says that builds it: customers get what is made for them.
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    replySchemasOnly(),
    ownSentencesOnly(),
    plainProperties(),
    safeTemplates(`${dist}/foundation/template-dom.js`),
    compactTemplates(),
    terser({
      module: true,
      ecma: 2020,
      compress: {
        passes: 3,
        keep_fargs: false,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_methods: true,
        // brotli reads `true` more cheaply than `!0`.
        booleans: false,
      },
      format: { comments: false },
    }),
    reportSizes(),
    onlyThisBuild(),
  ],
  onwarn(warning, warn) {
    refuseMissingExports(warning)
    warn(warning)
  },
}
