import type { Logger } from 'pino'
import type { ReadinessCheck } from '../readiness.ts'

/** Seconds after which waiting emails are worth a warning. */
const oldAfter = 60
const interval = 15_000

/** Warns once when the oldest email has waited longer than a minute, and says when that is over. */
export function watchEmailQueue(readiness: ReadinessCheck, log: Logger): void {
  let isOld = false
  setInterval(() => {
    void readiness.check().then(({ emailQueueSeconds }) => {
      if (emailQueueSeconds === undefined || emailQueueSeconds > oldAfter === isOld) return
      isOld = !isOld
      if (isOld) log.warn({ emailQueueSeconds }, 'emails wait: is the SMTP server answering?')
      else log.info('emails are sent again')
    })
  }, interval).unref()
}
