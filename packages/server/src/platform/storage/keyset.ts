import { ApiProblem } from '../../problem.ts'

/** Where a page starts: after the row with these values of the sort key. */
type SortKey = readonly string[]

// What a part of a sort key may look like; nothing else reaches the database.
const forms = {
  id: /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  day: /^\d{4}-\d\d-\d\d$/,
  number: /^\d{1,15}$/,
  serial: /^[A-Z0-9\-./_+]{3,64}$/,
} as const

/** The kinds of values that lists are sorted by. */
export type KeyForm = keyof typeof forms

type Parts<F extends readonly KeyForm[]> = { readonly [I in keyof F]: string }

/**
 * Reads a cursor that `cutPage` made for a list sorted by `expected`; undefined without one.
 *
 * @throws ApiProblem validation_failed on `cursor` for anything else
 */
export function readCursor<const F extends readonly KeyForm[]>(
  cursor: string | undefined,
  expected: F,
): Parts<F> | undefined {
  if (cursor === undefined) return undefined
  const parts = decode(cursor)
  const fits =
    parts?.length === expected.length &&
    expected.every((form, index) => isPart(form, parts[index] ?? ''))
  if (!fits) {
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'cursor', code: 'shape.wrong_format' }],
    })
  }
  return parts as Parts<F>
}

/**
 * One page of rows that were asked for one more than `limit`: that one only tells that there is a
 * next page. The cursor is the last row's sort key; its form is nobody's business.
 */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  sortKey: (row: Row) => SortKey,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map(toItem), nextCursor: last === undefined ? null : encode(sortKey(last)) }
}

function encode(parts: SortKey): string {
  return Buffer.from(parts.join('\n')).toString('base64url')
}

function decode(cursor: string): string[] {
  return Buffer.from(cursor, 'base64url').toString('utf8').split('\n')
}

function isPart(form: KeyForm, part: string): boolean {
  if (!forms[form].test(part)) return false
  return (form !== 'instant' && form !== 'day') || !Number.isNaN(Date.parse(part))
}
