import type { Problem } from '@hezo/api'
import { sentences } from '@hezo/api/sentences/pl'

/** One request that reached the network: `POST /v1/contact`, its query, its body, its headers. */
export interface Asked {
  readonly call: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

/** What the stub answers: a status and a body; a problem when the status says so. */
export type Answer = readonly [status: number, body?: unknown]

/** The body of a failure, with the sentence that the server would write. */
export function problem(status: number, code: Problem['code'], fields?: Problem['fields']): Answer {
  const title = sentences.problems[code]
  const body: Problem = { type: 'about:blank', title, status, code, requestId: 'req_1' }
  return [status, { ...body, ...(fields && { fields }) }]
}

let active: ApiStub | undefined

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
  readonly #answers = new Map<string, Answer[]>()

  /** Answers `call` with these, one after the other; the last one again and again. */
  on(call: string, ...answers: Answer[]): this {
    this.#answers.set(call, answers)
    return this
  }

  calls(call: string): Asked[] {
    return this.asked.filter((one) => one.call === call)
  }

  async receive(call: string, request: Request): Promise<Response> {
    const text = await request.text()
    const body: unknown = text ? JSON.parse(text) : undefined
    const query = new URL(request.url).searchParams
    this.asked.push({ call, query, body, headers: request.headers })
    const answers = this.#answers.get(call) ?? [problem(404, 'not_found')]
    const [status, reply] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500]
    return new Response(reply === undefined ? null : JSON.stringify(reply), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    })
  }
}
