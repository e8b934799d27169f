import { type Logger, pino } from 'pino'

// Characters that wait while nothing can be written; what comes on top is lost.
const mostWaiting = 1 << 20

/**
 * A log of one JSON object a line, on standard output unless told. Where it cannot be written (its disk
 * is full), lines are lost and the service goes on.
 */
export function createLog(level: string, destination: number | string = 1): Logger {
  const output = pino.destination({ dest: destination, sync: false, maxLength: mostWaiting })
  output.on('error', () => {})
  // What PostgreSQL adds to an error quotes whole rows: addresses of people, hashes of passwords.
  return pino({ level, redact: { paths: ['err.detail'], remove: true } }, output)
}
