import { sql } from 'kysely'
import type { Services } from '../../../context.ts'
import type { Database } from '../../../platform/storage/database.ts'
import { inTransaction } from '../../../platform/storage/transaction.ts'
import type { Documents } from '../../documents/create-documents.ts'
import { CaseFailure, type CaseFault, type CaseRefusal, refuseCase } from './case-refusal.ts'
import type { FindFiles } from './find-files.ts'
import { findPlace } from './find-place.ts'
import { prepareCase, type PreparedCase } from './prepare-case.ts'
import { type LegacyCase, parseLine, readCase } from './read-case.ts'
import type { ReadLine } from './read-lines.ts'
import { writeCases } from './write-cases.ts'

/** What became of the cases of a file. */
export interface TicketImportSummary {
  /** Lines that are not blank. */
  readonly cases: number
  readonly created: number
  /** Those that an earlier import brought in. */
  readonly unchanged: number
  /** Those that were closed, and are not moved. */
  readonly closed: number
  readonly refusedCases: number
  /** Files of the created ones, their dialogues not counted. */
  readonly attachments: number
}

/** A case that the file alone speaks nothing against. */
interface OpenCase {
  readonly line: number
  readonly legacy: LegacyCase
}

/** What an import works with. */
export type ImportTools = Pick<Services, 'blobs' | 'clock' | 'db'> & {
  readonly documents: Documents
}

/** One import's way through its batches. */
export class CaseWork {
  readonly summary = {
    cases: 0,
    created: 0,
    unchanged: 0,
    closed: 0,
    refusedCases: 0,
    attachments: 0,
  }
  readonly #seen = new Set<string>()
  readonly #tools: ImportTools & { readonly now: Date }
  readonly #findFiles: FindFiles
  readonly #importId: string | null

  constructor(tools: ImportTools, findFiles: FindFiles, importId: string | null, now: Date) {
    this.#tools = { ...tools, now }
    this.#findFiles = findFiles
    this.#importId = importId
  }

  /** Takes a batch in, in one transaction; the cases that were refused, in order. */
  async take(batch: readonly ReadLine[]): Promise<CaseRefusal[]> {
    const { summary } = this
    const refusals: CaseRefusal[] = []
    const open: OpenCase[] = []
    for (const read of batch) {
      summary.cases += 1
      const judged = this.#judge(read)
      if (judged === 'closed') summary.closed += 1
      else if ('code' in judged) refusals.push(judged)
      else open.push({ line: read.line, legacy: judged })
    }
    refusals.push(...(await this.#move(open)))
    summary.refusedCases += refusals.length
    return refusals.toSorted((a, b) => a.line - b.line)
  }

  async #move(open: readonly OpenCase[]): Promise<CaseRefusal[]> {
    const { summary } = this
    const { db, now } = this.#tools
    const importId = this.#importId
    const known = await knownIds(db, open)
    const fresh = open.filter(({ legacy }) => !known.has(legacy.id))
    const numbers = await takeNumbers(db, importId ? fresh.length : 0)
    const outcomes = await Promise.allSettled(
      fresh.map(({ legacy }, index) => this.#prepare(legacy, numbers[index])),
    )
    const looked = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    )
    const prepared = looked.flatMap((one) => one.prepared ?? [])
    try {
      const refusals = outcomes.flatMap((outcome, index) => {
        const one = fresh[index]
        if (outcome.status === 'fulfilled' || !one) return []
        const fault = faultOf(outcome.reason)
        return [refuseCase(one.line, one.legacy.id, fault)]
      })
      if (importId) await inTransaction(db, (tx) => writeCases(tx, prepared, { importId, now }))
      summary.unchanged += open.length - fresh.length
      summary.created += looked.length
      summary.attachments += looked.reduce((sum, { files }) => sum + files, 0)
      return refusals
    } finally {
      for (const { files } of prepared) for (const { draft } of files) await draft.discard()
    }
  }

  /** What the file alone says of a line. */
  #judge(read: ReadLine): LegacyCase | CaseRefusal | 'closed' {
    let id: string | null = null
    try {
      if ('problem' in read) throw new CaseFailure(read.problem, null)
      const line = parseLine(read.text)
      id = line.id
      const legacy = readCase(line.value, this.#tools.now)
      if (legacy === 'closed') return legacy
      if (this.#seen.has(legacy.id)) throw new CaseFailure('id.repeated', 'id', legacy.id)
      this.#seen.add(legacy.id)
      return legacy
    } catch (error) {
      if (error instanceof CaseFailure) return refuseCase(read.line, id, error.fault)
      throw error
    }
  }

  /** Looks at all of a case, and makes what its ticket needs unless this is a dry run. */
  async #prepare(
    legacy: LegacyCase,
    number: number | undefined,
  ): Promise<{ readonly files: number; readonly prepared?: PreparedCase }> {
    const place = await findPlace(this.#tools.db, legacy)
    const found = await this.#findFiles(legacy.attachments)
    const files = found.length
    if (number === undefined) return { files }
    return { files, prepared: await prepareCase(this.#tools, legacy, place, found, number) }
  }
}

/** What is no fault of the case ends the import. */
function faultOf(error: unknown): CaseFault {
  if (error instanceof CaseFailure) return error.fault
  throw error
}

async function knownIds(
  db: Database,
  cases: readonly OpenCase[],
): Promise<ReadonlySet<string | null>> {
  if (cases.length === 0) return new Set()
  const ids = cases.map(({ legacy }) => legacy.id)
  const rows = await db
    .selectFrom('tickets')
    .select('legacy_id')
    .where('legacy_id', 'in', ids)
    .execute()
  return new Set(rows.map(({ legacy_id }) => legacy_id))
}

async function takeNumbers(db: Database, count: number): Promise<number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ number: number }>`
    SELECT nextval('ticket_numbers') AS number FROM generate_series(1, ${count}::int)`.execute(db)
  return rows.map(({ number }) => number)
}
