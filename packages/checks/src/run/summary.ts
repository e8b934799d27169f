/** How a stage ended. `counts` only where the stage runs tests. */
export interface StageResult {
  readonly name: string
  readonly succeeded: boolean
  readonly seconds: number
  readonly counts?: { readonly passed: number; readonly failed: number }
}

/** The table of stages and the closing line, and whether all of it is good. */
export interface Summary {
  readonly lines: readonly string[]
  readonly good: boolean
}

/**
 * Sums up a run. A stage that fails without a failed test (a type error, a crash), or that was to
 * run tests and ran none, counts as one failure: the closing line never says 0 of a bad run.
 */
export function summarize(results: readonly StageResult[]): Summary {
  const rows = results.map((result) => {
    const { passed, failed: failedTests } = result.counts ?? { passed: 0, failed: 0 }
    const ranNothing = result.counts !== undefined && passed + failedTests === 0
    const good = result.succeeded && !ranNothing && failedTests === 0
    return { ...result, passed, good, ranNothing, failed: good ? 0 : Math.max(1, failedTests) }
  })
  const width = Math.max(...rows.map(({ name }) => name.length))
  const passed = rows.reduce((sum, row) => sum + row.passed, 0)
  const failed = rows.reduce((sum, row) => sum + row.failed, 0)
  return {
    lines: [
      ...rows.map((row) => {
        const tests = row.counts ? `${row.passed} passed, ${row.failed} failed` : ''
        const verdict = row.good ? 'ok' : row.ranNothing ? 'NO TESTS' : 'FAILED'
        const seconds = `${row.seconds.toFixed(1)} s`.padStart(8)
        return `${row.name.padEnd(width)}  ${verdict.padEnd(8)}  ${seconds}  ${tests}`.trimEnd()
      }),
      '',
      `${passed} passed, ${failed} failed`,
    ],
    good: failed === 0,
  }
}
