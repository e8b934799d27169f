import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testReport } from './test-report.ts'

it('counts tests in suites of suites, and neither the skipped nor the file that broke', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hezo-report-'))
  const path = join(folder, 'report.json')
  const inner = { tests: [{ passed: true }, { passed: false }, { passed: false, skipped: true }] }
  const outer = { tests: [{ passed: true }], suites: [{ suites: [inner] }] }
  await testReport(path).stop({ sessions: [{ testResults: outer }, { passed: false }] })
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ numPassedTests: 2, numFailedTests: 1 })
  await rm(folder, { recursive: true })
})
