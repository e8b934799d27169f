import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { keepAuditTrail } from './features/audit/keep-audit-trail.ts'
import { sealEvents } from './features/audit/seal-events.ts'
import { sweepAttachments } from './features/attachments/sweep-attachments.ts'
import { mailOpenResets } from './features/factor-reset/mail-open-resets.ts'
import { loadDemoData } from './features/import/load-demo-data.ts'
import { reportMissingKeys } from './features/keys/report-missing-keys.ts'
import { connectionLimits, createHttpServer } from './http/create-http-server.ts'
import { openServices } from './open-services.ts'
import { KeyFault } from './platform/keys/key-files.ts'
import { createLog } from './platform/log.ts'
import { createMailer } from './platform/mail/create-mailer.ts'
import { renderLetter } from './platform/mail/letter.ts'
import { readyMessage } from './platform/supervisor.ts'
import { sweep } from './platform/storage/sweep.ts'
import { printWelcome } from './welcome.ts'

const config = readSettings()
const log = createLog(config.logLevel)

const { services, storage, jobs, close } = await openServices(config, log).catch(explainKeyFault)
const mailer = createMailer(config)
await jobs.work('mail', async ({ to, letter }) => {
  if (to !== null) await mailer.send({ to, ...renderLetter(letter) })
})
await jobs.schedule('sweep', '17 * * * *', () => sweep(services.db, services.clock.now()))
await jobs.schedule('sweep-attachments', '43 3 * * *', () => sweepAttachments(services))
await jobs.schedule('factor-resets', '*/5 * * * *', () => mailOpenResets(services))
await jobs.schedule('seal-audit-trail', '* * * * *', async () => void (await sealEvents(services)))
await jobs.schedule('keep-audit-trail', '13 3 * * *', () => keepAuditTrail(services))
await reportMissingKeys(services)
const demo = config.demoData ? await loadDemoData(services, storage) : undefined

const app = createApp(services)
const server = createHttpServer((request, connection) => app.fetch(request, connection), {
  ...connectionLimits,
  keepAlive: config.keepAlive,
})
server.listen(config.port, config.host)
server.once('listening', () => {
  printWelcome(config, mailer.destination, demo)
  process.send?.(readyMessage)
})
server.once('error', (error: Error) => void stop(`cannot listen: ${error.message}`, 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop(signal, 0))
// Nobody would pass signals on to us, or start us again.
process.once('disconnect', () => void stop('the supervisor ended', 0))

/** A setting that cannot be read ends the start: the operator is told which one, and no trace. */
function readSettings(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

/** So does a key that cannot be used. */
function explainKeyFault(error: unknown): never {
  if (!(error instanceof KeyFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

let stopping = false

/** Finishes what runs, closes the database, and leaves. */
async function stop(reason: string, code: number): Promise<void> {
  if (stopping) return
  stopping = true
  log[code === 0 ? 'info' : 'fatal']({ reason }, 'stopping')
  setTimeout(() => process.exit(1), 20_000).unref()
  await new Promise((resolve) => {
    server.close(resolve)
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000).unref()
  })
  await close()
  mailer.close()
  process.exit(code)
}
