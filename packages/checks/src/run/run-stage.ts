import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../tree.ts'
import type { Stage } from './stages.ts'
import type { StageResult } from './summary.ts'

/** Runs a stage with its output passed through; `reports` is a folder for what it counts. */
export async function runStage(stage: Stage, reports: string): Promise<StageResult> {
  const report = join(reports, `${stage.folder.replaceAll('/', '-')}-${stage.script}.json`)
  const started = performance.now()
  const reporting =
    stage.tests === 'vitest'
      ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : []
  const child = spawn(process.execPath, ['--run', stage.script, ...reporting], {
    cwd: join(root, stage.folder),
    stdio: 'inherit',
    env: { ...process.env, TEST_REPORT: report },
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return {
    name: stage.name,
    succeeded: code === 0,
    seconds: (performance.now() - started) / 1000,
    ...(stage.tests && { counts: await readCounts(report) }),
  }
}

/** What a runner counted; nothing when it got too little far to write it. */
async function readCounts(path: string): Promise<{ passed: number; failed: number }> {
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as Record<string, number>
    return { passed: report['numPassedTests'] ?? 0, failed: report['numFailedTests'] ?? 0 }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
