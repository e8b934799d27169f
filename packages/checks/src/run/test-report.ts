import { writeFile } from 'node:fs/promises'

/** As much of a run in the browser as is counted; the test runner hands over more. */
interface Suite {
  readonly suites?: readonly Suite[]
  readonly tests?: readonly { readonly passed: boolean; readonly skipped?: boolean }[]
}
interface Session {
  readonly passed?: boolean
  readonly testResults?: Suite
}

/** A reporter for @web/test-runner that writes its counts where `TEST_REPORT` says, if it does. */
export function testReport(path = process.env['TEST_REPORT']): {
  stop(run: { sessions: readonly Session[] }): Promise<void>
} {
  return {
    async stop({ sessions }) {
      if (!path) return
      const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []))
      const passed = tests.filter((test) => test.passed).length
      const failed = tests.filter((test) => !test.passed && !test.skipped).length
      await writeFile(path, JSON.stringify({ numPassedTests: passed, numFailedTests: failed }))
    },
  }
}

function testsOf({ suites = [], tests = [] }: Suite): NonNullable<Suite['tests']> {
  return [...tests, ...suites.flatMap(testsOf)]
}
