import type { SourceFile } from './tree.ts'

const folder = 'packages/server/src/threats/'

/** The kinds of threats; each has a folder with tests. */
export const threatKinds = [
  'lockout',
  'replay',
  'race',
  'downgrade',
  'enumeration',
  'fixation',
  'theft',
  'exhaustion',
] as const

/**
 * Where the threat model and the tests are out of step: a test of a threat that the model does not
 * name, a test that it names and that is not there, a kind of threat nobody tries, and a file of tests
 * that does not begin with the threat it tries.
 */
export function threatsOutOfStep(files: readonly SourceFile[], model: string): string[] {
  const tests = files.filter(({ path }) => path.startsWith(folder) && path.endsWith('.test.ts'))
  const there = new Set(tests.map(({ path }) => path.slice(folder.length)))
  const named = new Set(
    [...model.matchAll(/`threats\/([\w/-]+\.test\.ts)`/g)].map(([, name]) => name),
  )
  return [
    ...[...there].filter((name) => !named.has(name)).map((name) => `${name} is in no model`),
    ...[...named].filter((name) => !there.has(name ?? '')).map((name) => `${name} is not there`),
    // Some threats take a browser to try.
    ...[...model.matchAll(/`(packages\/[\w/.-]+\.test\.ts)`/g)]
      .map(([, path]) => path)
      .filter((path) => !files.some((file) => file.path === path))
      .map((path) => `${path} is not there`),
    ...threatKinds
      .filter((kind) => ![...there].some((name) => name.startsWith(`${kind}/`)))
      .map((kind) => `nobody tries ${kind}`),
    ...tests
      .filter(({ text }) => !/^\/\/ Threats?: /.test(text))
      .map(({ path }) => `${path} does not say which threat it tries`),
  ]
}
