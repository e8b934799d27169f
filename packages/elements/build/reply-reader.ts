// What `zod/mini` is to the schemas of replies in a browser: the functions that they call, under the
// same names. `reply-reader.test.ts` compares the two over every reply of the API.

/** A schema of replies. `read` gives what the reply says, or throws where it says something else. */
interface Reader {
  read(value: unknown, at: string): unknown
  check(fits: Fits): Reader
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: unknown }
}

type Fits = (value: unknown) => boolean
type Shape = Readonly<Record<string, Reader>>

/*@__NO_SIDE_EFFECTS__*/
function reader(read: Reader['read']): Reader {
  return {
    read,
    check: (fits) => reader((value, at) => only(fits, read(value, at), at)),
    safeParse(value) {
      try {
        return { success: true, data: read(value, 'reply') }
      } catch (error) {
        return { success: false, error }
      }
    },
  }
}

/** The value itself where it fits. The error says where, never what: it may be a token. */
function only(fits: Fits, value: unknown, at: string): unknown {
  if (fits(value)) return value
  throw new TypeError(`${at} does not fit`)
}

/*@__NO_SIDE_EFFECTS__*/
function readerOf(fits: Fits): Reader {
  return reader((value, at) => only(fits, value, at))
}

/*@__NO_SIDE_EFFECTS__*/
export function string(): Reader {
  return readerOf((value) => typeof value === 'string')
}

/*@__NO_SIDE_EFFECTS__*/
export function number(): Reader {
  return readerOf(Number.isFinite)
}

/*@__NO_SIDE_EFFECTS__*/
export function boolean(): Reader {
  return readerOf((value) => typeof value === 'boolean')
}

/*@__NO_SIDE_EFFECTS__*/
export function literal(allowed: unknown): Reader {
  return readerOf((value) => [allowed].flat().includes(value))
}

/*@__NO_SIDE_EFFECTS__*/
export function regex(pattern: RegExp): Fits {
  return (value) => pattern.test(value as string)
}

/*@__NO_SIDE_EFFECTS__*/
export function maxLength(max: number): Fits {
  return (value) => (value as string).length <= max
}

/*@__NO_SIDE_EFFECTS__*/
export function nullable(inner: Reader): Reader {
  return reader((value, at) => (value === null ? value : inner.read(value, at)))
}

/*@__NO_SIDE_EFFECTS__*/
export function optional(inner: Reader): Reader {
  return reader((value, at) => (value === undefined ? value : inner.read(value, at)))
}

/*@__NO_SIDE_EFFECTS__*/
export function array(item: Reader): Reader {
  return reader((value, at) =>
    (only(Array.isArray, value, at) as unknown[]).map((one, index) =>
      item.read(one, `${at}.${index}`),
    ),
  )
}

/** Fields that the schema does not know are left out: a newer server may have more to say. */
/*@__NO_SIDE_EFFECTS__*/
export function object(shape: Shape): Reader {
  return reader((value, at) => {
    const given = only(isObject, value, at) as Record<string, unknown>
    return Object.fromEntries(
      Object.entries(shape)
        .map(([key, field]) => [key, field.read(given[key], `${at}.${key}`)])
        .filter(([, field]) => field !== undefined),
    )
  })
}

/*@__NO_SIDE_EFFECTS__*/
export function looseObject(shape: Shape): Reader {
  const known = object(shape)
  return reader((value, at) => ({
    ...(value as object),
    ...(known.read(value, at) as object),
  }))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What only requests call. The bundle leaves their schemas out; the server judges them. */
/*@__NO_SIDE_EFFECTS__*/
function ofRequests(): never {
  throw new TypeError('a schema of requests has come to the browser')
}

export {
  ofRequests as _default,
  ofRequests as check,
  ofRequests as safeParse,
  ofRequests as strictObject,
  ofRequests as transform,
}
