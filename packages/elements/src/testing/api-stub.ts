import type { Problem } from '@hezo/api'
import { sentences } from '@hezo/api/sentences/pl'
import { sendFilesBy } from './file-sending.ts'

/** One request that reached the network: `POST /v1/contact`, its query, its body, its headers. */
export interface Asked {
  readonly call: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

/** What the stub answers: a status and a body; a problem when the status says so. */
export type Answer = readonly [status: number, body?: unknown]

/** An answer that comes when the test says so. */
export type LaterAnswer = Answer | Promise<Answer>

/** The body of a failure, with the sentence that the server would write. */
export function problem(status: number, code: Problem['code'], fields?: Problem['fields']): Answer {
  const title = sentences.problems[code]
  const body: Problem = { type: 'about:blank', title, status, code, requestId: 'req_1' }
  return [status, { ...body, ...(fields && { fields }) }]
}

let active: ApiStub | undefined

sendFilesBy((request) => globalThis.fetch(request))

// The page's one client keeps the `fetch` it found first, so it is replaced once and for all tests.
const network = globalThis.fetch
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const path = /\/v1\/.*$/.exec(new URL(request.url).pathname)?.[0]
  return active && path
    ? active.receive(`${request.method} ${path}`, request)
    : network(input, init)
}

/** Puts a fresh API at the edge of the page, in place of the one before. */
export function stubApi(): ApiStub {
  active = new ApiStub()
  return active
}

/** An API at the edge of the page: answers by `METHOD /path`, and keeps what it was asked. */
export class ApiStub {
  readonly asked: Asked[] = []
  readonly #answers = new Map<string, LaterAnswer[]>()

  /** Answers `call` with these, one after the other; the last one again and again. */
  on(call: string, ...answers: LaterAnswer[]): this {
    this.#answers.set(call, answers)
    return this
  }

  calls(call: string): Asked[] {
    return this.asked.filter((one) => one.call === call)
  }

  async receive(call: string, request: Request): Promise<Response> {
    const text = await request.text()
    const isJson = request.headers.get('content-type') === 'application/json'
    const body: unknown = text && isJson ? JSON.parse(text) : text || undefined
    const query = new URL(request.url).searchParams
    this.asked.push({ call, query, body, headers: request.headers })
    const answers = this.#answers.get(call) ?? [problem(404, 'not_found')]
    const [status, reply] = (await (answers.length > 1 ? answers.shift() : answers[0])) ?? [500]
    if (reply instanceof Blob) return new Response(reply, { status })
    return new Response(reply === undefined ? null : JSON.stringify(reply), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    })
  }
}
