// `pnpm bench`: what the service costs beside the least it could cost, in the same run on the same
// database. Figures of one run are comparable with each other, not with another machine's.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresCluster } from '@hezo/server'
import { openBenchWorld } from './bench-world.ts'
import { measureCreate } from './measure-create.ts'
import { measureImport } from './measure-import.ts'
import { measureList } from './measure-list.ts'
import { measureRead } from './measure-read.ts'
import { measureStart } from './measure-start.ts'
import { measureDpop } from './measure-dpop.ts'
import { measureSignIns } from './measure-sign-ins.ts'
import { measureUploads } from './measure-uploads.ts'
import { measureTicketImport } from './measure-ticket-import.ts'
import { measureTranscripts } from './measure-transcripts.ts'

const folder = await mkdtemp(join(tmpdir(), 'hezo-bench-'))
// As an operator's folder is: PostgreSQL's account can pass through.
await chmod(folder, 0o711)
const cluster = await openPostgresCluster(join(folder, 'postgres'))
try {
  const world = await openBenchWorld(cluster.url, folder)
  try {
    print([
      `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores`,
    ])
    print(await measureCreate(world))
    print(await measureRead(world))
    print(await measureList(world))
    print(await measureStart(world))
    print(await measureSignIns(world))
    print(await measureDpop(world))
    print(await measureUploads(world))
    print(await measureTranscripts())
    print(await measureImport(cluster.url, folder, 1_000_000))
    print(await measureTicketImport(cluster.url, folder, 50_000))
  } finally {
    await world.close()
  }
} finally {
  await cluster.release()
  await rm(folder, { recursive: true, force: true })
}

/** As they come: what was measured stays if a later measure fails. */
function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
