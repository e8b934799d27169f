/** One step of the proof: a script of a package.json. */
export interface Stage {
  readonly name: string
  /** Folder of the package.json, from the repository's root. */
  readonly folder: string
  readonly script: string
  /** A stage of tests writes what it counted; `vitest` is told so, others read `TEST_REPORT`. */
  readonly tests?: 'vitest' | 'other'
}

/** The fast loop: needs neither a database nor a browser. */
export const verifyStages: readonly Stage[] = [
  { name: 'types', folder: '.', script: 'types' },
  { name: 'format', folder: '.', script: 'format:check' },
  { name: 'lint', folder: '.', script: 'lint' },
  { name: 'conventions and units', folder: '.', script: 'unit', tests: 'vitest' },
]

/** Everything, in the order in which a break is cheapest to find. */
export const allStages: readonly Stage[] = [
  ...verifyStages,
  { name: 'build', folder: '.', script: 'build' },
  { name: 'server', folder: 'packages/server', script: 'test', tests: 'vitest' },
  { name: 'elements', folder: 'packages/elements', script: 'test', tests: 'other' },
  { name: 'end to end', folder: 'packages/checks', script: 'e2e', tests: 'vitest' },
]
