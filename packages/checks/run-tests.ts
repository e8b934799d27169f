// `node run-tests.ts` runs the whole proof, `node run-tests.ts verify` its fast part. Every stage runs,
// whatever happened before it; the last line says how many tests passed and failed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStage } from './src/run/run-stage.ts'
import { allStages, verifyStages } from './src/run/stages.ts'
import { type StageResult, summarize } from './src/run/summary.ts'

const reports = await mkdtemp(join(tmpdir(), 'hezo-reports-'))
const results: StageResult[] = []
for (const stage of process.argv[2] === 'verify' ? verifyStages : allStages) {
  console.log(`\n── ${stage.name}`)
  results.push(await runStage(stage, reports))
}
await rm(reports, { recursive: true })

const { lines, good } = summarize(results)
console.log(`\n${lines.join('\n')}`)
process.exitCode = good ? 0 : 1
