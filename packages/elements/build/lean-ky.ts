import type { AstNode, Plugin } from 'rollup'
import { nodesOf, type Replacement, replaceNodes } from './ast.ts'

/** Whole modules of ky that serve what the client never asks for, and what stands in for them. */
const modules: Readonly<Record<string, string>> = {
  // Instances with defaults of their own, and a shortcut for each method.
  'index.js': `
    import { Ky } from './core/Ky.js'
    export { isHTTPError, isNetworkError, isTimeoutError } from './utils/type-guards.js'
    export default (input, options) => Ky.create(input, options)`,
  // The client looks at the name and the response, and makes an error of its own of them.
  'errors/KyError.js': 'export class KyError extends Error {}',
  'errors/HTTPError.js': `
    export class HTTPError extends Error {
      name = 'HTTPError'
      constructor(response) {
        super()
        this.response = response
      }
    }`,
  // Headers of instances that extend each other.
  'utils/merge.js': `
    export const mergeHeaders = (_, given = {}) =>
      new Headers(Object.entries(given).filter(([, value]) => value !== undefined))
    export const cloneShallow = 0, mergeHooks = 0, deletedParametersSymbol = 0`,
  // Rules of repetition that are not complete, and options that ky does not know.
  'utils/normalize.js':
    'export const normalizeRequestMethod = 0, normalizeRetryOptions = (it) => it',
  'utils/options.js': 'export const findUnknownOptions = () => ({}), hasSearchParameters = 0',
  // Whatever is neither a reply nor a time-out is the network to the client.
  'utils/is-network-error.js': 'export default () => false',
}

/** Methods of the request itself, and what is left of them without hooks and total time-outs. */
const methods = new Map([
  [
    'create',
    `const ky = new Ky(input, options)
    return ky.#retry(async () => {
      const response = await ky.#fetch()
      if (response.ok) return response
      const error = new HTTPError(response)
      error.data = await ky.#getResponseData(response)
      throw error
    })`,
  ],
  [
    'constructor',
    `const headers = mergeHeaders({}, options.headers)
    const body = options.json ? JSON.stringify(options.json) : options.body
    if (options.json) headers.set('content-type', 'application/json')
    this.#userProvidedAbortSignal = options.signal
    this.#abortController = new AbortController()
    this.#options = { ...options, headers, body, signal: this.#createManagedSignal() }
    this.request = new Request(input, this.#options)`,
  ],
  ['#getRemainingTotalTimeout', ''],
  ['#wrapRequestWithUploadProgress', 'return request'],
  // The client's own `fetch` has read the body within the time limit.
  [
    '#getResponseData',
    'const text = await response.text(); try { return JSON.parse(text) } catch { return text }',
  ],
  [
    '#retryFromError',
    `await delay(await this.#calculateRetryDelay(error), { signal: this.#userProvidedAbortSignal })
    this.#retryCount++
    return this.#retry(function_)`,
  ],
  // `shouldRetry` answers for every failure.
  [
    '#calculateRetryDelay',
    `const { limit, shouldRetry, delay } = this.#options.retry
    const retryCount = this.#retryCount + 1
    if (retryCount > limit || !shouldRetry({ error, retryCount })) throw error
    return delay(retryCount)`,
  ],
])

interface Method extends AstNode {
  readonly key: { readonly type: string; readonly name: string }
  readonly value: { readonly body: AstNode }
}

/**
 * ky as the client uses it: time limit, repetition, abort, errors. The rest (hooks, progress, search
 * parameters, schemas, total time-outs) stays out of the browser's bundle. Fails when ky has changed.
 */
export function leanKy(): Plugin {
  return {
    name: 'lean-ky',
    load(id) {
      const [, path = ''] = /\/node_modules\/ky\/distribution\/(.+)$/.exec(id) ?? []
      return modules[path] ?? null
    },
    transform(code, id) {
      if (!id.endsWith('/node_modules/ky/distribution/core/Ky.js')) return null
      return { code: leanRequest(code, (text) => this.parse(text)), map: null }
    },
  }
}

/** The class of a request with short methods, without those that nobody calls any more. */
function leanRequest(code: string, parse: (text: string) => object): string {
  const left = new Set(methods.keys())
  let result = replaceMethods(code, parse, (name) => {
    const body = methods.get(name)
    left.delete(name)
    return body === undefined ? undefined : `{${body}}`
  })
  if (left.size > 0) throw new Error(`ky has changed; it lacks ${[...left].join(', ')}`)
  for (let before = ''; before !== result;) {
    before = result
    const uses = (name: string): number => before.split(new RegExp(`${name}\\b`)).length - 1
    result = replaceMethods(before, parse, (name) =>
      name.startsWith('#') && uses(name) === 1 ? '' : undefined,
    )
  }
  return result
}

/** Replaces private methods: another body, nothing at all for `''`, as it is for `undefined`. */
function replaceMethods(
  code: string,
  parse: (text: string) => object,
  replace: (name: string) => string | undefined,
): string {
  const methodsOf = nodesOf<Method>(parse(code), 'MethodDefinition')
  const replacements = methodsOf.flatMap((method): Replacement[] => {
    const { type, name } = method.key
    const body = replace(type === 'PrivateIdentifier' ? `#${name}` : name)
    if (body === undefined) return []
    return [body === '' ? [method, ''] : [method.value.body, body]]
  })
  return replaceNodes(code, replacements)
}
