import { CompiledQuery, type Insertable } from 'kysely'
import type { DB } from './generated/schema.ts'

/** A statement whose result nobody asks for: an insert, an update, or any builder of one. */
export interface Write {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] }
}

/**
 * An insert that is compiled once: for rows that are written so often that building the statement
 * costs more than running it.
 */
export function insertOnce<
  T extends keyof DB,
  const C extends readonly (keyof Insertable<DB[T]> & string)[],
>(table: T, columns: C): (row: Pick<Insertable<DB[T]>, C[number]>) => Write {
  const places = columns.map((_, index) => `$${index + 1}`)
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`
  return (row) => {
    const values: Readonly<Record<string, unknown>> = row
    return { compile: () => ({ sql, parameters: columns.map((column) => values[column]) }) }
  }
}

/**
 * All of the statements as one, which runs them in no particular order. They see what was there
 * before and nothing of each other; foreign keys are looked at when all are done.
 */
export function asOne(writes: readonly Write[]): CompiledQuery {
  const parts = writes.map((write) => write.compile())
  return CompiledQuery.raw(
    textOf(parts.map(({ sql }) => sql)),
    parts.flatMap(({ parameters }) => parameters),
  )
}

/** Joined texts, by their parts one after another: most requests write the same few combinations. */
interface Joined {
  text?: string
  readonly next: Map<string, Joined>
}
const known: Joined = { next: new Map() }
const mostKnown = 500
let countKnown = 0

function textOf(parts: readonly string[]): string {
  let place: Joined | undefined = known
  for (const part of parts) {
    let next: Joined | undefined = place?.next.get(part)
    if (!next && place && countKnown < mostKnown) {
      next = { next: new Map() }
      place.next.set(part, next)
      countKnown += 1
    }
    place = next
  }
  if (!place) return join(parts)
  return (place.text ??= join(parts))
}

/** `$1` of each part becomes the next number that is free. */
function join(parts: readonly string[]): string {
  let taken = 0
  const renumbered = parts.map((part, index) => {
    let most = 0
    const text = part.replaceAll(/\$(\d+)/g, (_, number: string) => {
      most = Math.max(most, Number(number))
      return `$${taken + Number(number)}`
    })
    taken += most
    return `w${index} AS (${text})`
  })
  return `WITH ${renumbered.join(', ')} SELECT`
}
