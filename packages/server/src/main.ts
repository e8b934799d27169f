import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { keepAuditTrail } from './features/audit/keep-audit-trail.ts'
import { sealEvents } from './features/audit/seal-events.ts'
import { sweepAttachments } from './features/attachments/sweep-attachments.ts'
import { mailOpenResets } from './features/factor-reset/mail-open-resets.ts'
import { loadDemoData } from './features/import/load-demo-data.ts'
import { reportMissingKeys } from './features/keys/report-missing-keys.ts'
import { connectionLimits, createHttpServer } from './http/create-http-server.ts'
import { drain } from './http/drain.ts'
import { openServices } from './open-services.ts'
import { KeyFault } from './platform/keys/key-files.ts'
import { createLog } from './platform/log.ts'
import { createMailer } from './platform/mail/create-mailer.ts'
import { messageIdOf } from './platform/mail/message-id.ts'
import { watchEmailQueue } from './platform/mail/watch-email-queue.ts'
import { renderLetter } from './platform/mail/letter.ts'
import { createReadinessCheck } from './platform/readiness.ts'
import { StartProblem } from './platform/start-problem.ts'
import { readyMessage } from './platform/supervisor.ts'
import { sweep } from './platform/storage/sweep.ts'
import { printWelcome } from './welcome.ts'

const config = readSettings()
const log = createLog(config.logLevel)

const { services, storage, jobs, close } = await openServices(config, log).catch(explainStart)
await reportMissingKeys(services).catch(async (error: unknown) => {
  await close()
  explainStart(error)
})
const mailer = createMailer(config)
await jobs.work('mail', async ({ to, letter }, id) => {
  const messageId = messageIdOf(id, config.mailFrom)
  if (to !== null) await mailer.send({ to, messageId, ...renderLetter(letter) })
})
await jobs.schedule('sweep', '17 * * * *', () => sweep(services.db, services.clock.now()))
await jobs.schedule('sweep-attachments', '43 3 * * *', () => sweepAttachments(services))
await jobs.schedule('factor-resets', '*/5 * * * *', () => mailOpenResets(services))
await jobs.schedule('seal-audit-trail', '* * * * *', async () => void (await sealEvents(services)))
await jobs.schedule('keep-audit-trail', '13 3 * * *', () => keepAuditTrail(services))
const demo = config.demoData ? await loadDemoData(services, storage) : undefined

const readiness = createReadinessCheck(services.db)
const app = createApp(services, readiness)
watchEmailQueue(readiness, log)
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
  process.on(signal, () => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1)
    void stop(signal, 0)
  })
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

/** So does anything else that the operator can mend. */
function explainStart(error: unknown): never {
  if (!(error instanceof KeyFault || error instanceof StartProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

let stopping = false

/** Finishes what runs, closes the database, and leaves. */
async function stop(reason: string, code: number): Promise<void> {
  if (stopping) return
  stopping = true
  log[code === 0 ? 'info' : 'fatal']({ reason }, 'stopping')
  readiness.stop()
  // Jobs in progress and the database have as long again at most.
  setTimeout(() => process.exit(1), config.drain + 20_000).unref()
  await drain(server, config.drain, reason === 'SIGTERM' ? config.drainDelay : 0)
  await close()
  mailer.close()
  process.exit(code)
}
