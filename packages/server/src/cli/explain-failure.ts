import { fillSentence, sentences } from '@hezo/api/sentences/en'
import { ImportFailure, partlyDone } from '../features/import/import-failure.ts'
import { KeyFault } from '../platform/keys/key-files.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { ApiProblem } from '../problem.ts'
import { KeysStillNeeded } from './keys-commands.ts'

/** What to tell the operator, and the exit code. */
export interface ExplainedFailure {
  readonly message: string
  readonly exitCode: 1 | 2 | 130
}

// PostgreSQL's error codes, appendix A: connection exceptions, and a server that shuts down.
const goneCodes = /^(08...|57P0[1-3]|ECONNRESET|ECONNREFUSED|ETIMEDOUT|ENOTFOUND)$/

/** Makes one clear message of whatever made a command fail. */
export function explainFailure(error: unknown): ExplainedFailure {
  if (error instanceof ImportFailure) {
    const isStopped = error.code === 'import.stopped' || error.code === 'import.paused'
    const isWhole = partlyDone.includes(error.code) || error.code === 'import.unknown'
    return {
      message: isWhole ? error.message : `${error.message} Nothing was imported.`,
      exitCode: isStopped ? 130 : 1,
    }
  }
  if (
    error instanceof KeyFault ||
    error instanceof StartProblem ||
    error instanceof KeysStillNeeded
  ) {
    return { message: error.message, exitCode: 1 }
  }
  if (error instanceof ApiProblem && error.fields.length > 0) {
    const lines = error.fields.map(
      ({ path, code, values }) =>
        `--${optionOf(path)}: ${fillSentence(sentences.fields[code], values ?? {})}`,
    )
    return { message: lines.join('\n'), exitCode: 2 }
  }
  if (error instanceof ApiProblem) {
    return { message: sentences.problems[error.code], exitCode: 1 }
  }
  if (isDatabaseGone(error)) {
    return {
      message: `The database cannot be reached or went away: ${textOf(error)}.`,
      exitCode: 1,
    }
  }
  return { message: `Failed: ${textOf(error)}`, exitCode: 1 }
}

/** Names are typed into one option. */
function optionOf(path: string): string {
  return path === 'firstName' || path === 'lastName' ? 'name' : path
}

function isDatabaseGone(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseGone)
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return goneCodes.test(code) || isLost(error.message)
}

/** As `pg` puts it: a connection that ended, or one that took too long. */
function isLost(message: string): boolean {
  const text = message.toLowerCase()
  const timeout = text.indexOf('timeout')
  return (
    text.startsWith('connection terminated') || (timeout >= 0 && text.includes('connect', timeout))
  )
}

function textOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(textOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
