import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ErrorCode } from '@hezo/api'
import { errorStatuses } from '@hezo/api'

/** One attempt as it arrived. */
export interface Attempt {
  /** `POST /v1/tickets`, with the query. */
  readonly line: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}

/**
 * What the server does with an attempt: replies (`json` or `text`), breaks the connection before
 * (`drop`) or inside (`cut`) the reply, or never replies (`hang`).
 */
export type Answer =
  | {
      readonly status?: number
      readonly json?: unknown
      readonly text?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'drop'
  | 'cut'
  | 'hang'

/** Gives the answer to an attempt; `count` is 1 for the first attempt of all. */
export type Script = (attempt: Attempt, count: number) => Answer | Promise<Answer>

/** A real HTTP server that speaks the API's contract as far as its script does. */
export interface ContractServer extends AsyncDisposable {
  readonly url: string
  readonly attempts: readonly Attempt[]
}

/** Listens on a free port of this machine until disposed of. */
export async function serveContract(script: Script): Promise<ContractServer> {
  const attempts: Attempt[] = []
  const server = createServer((request, response) => {
    void readAttempt(request).then(async (attempt) => {
      const count = attempts.push(attempt)
      reply(response, await script(attempt, count))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    attempts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A failure in the API's own form. */
export function problem(
  code: ErrorCode,
  extra: { headers?: Record<string, string>; [name: string]: unknown } = {},
): Answer {
  const { headers, ...rest } = extra
  const status = errorStatuses[code]
  return {
    status,
    json: {
      type: `https://myhezo.pl/errors/${code}`,
      title: `Sentence of ${code}`,
      status,
      code,
      requestId: 'req_1',
      ...rest,
    },
    headers: { 'content-type': 'application/problem+json', ...headers },
  }
}

async function readAttempt(request: IncomingMessage): Promise<Attempt> {
  const body = await text(request)
  return {
    line: `${request.method} ${request.url}`,
    headers: request.headers,
    body: body === '' ? undefined : (JSON.parse(body) as unknown),
  }
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return
  if (answer === 'drop') {
    response.destroy()
    return
  }
  if (answer === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"items":[')
    setTimeout(() => response.destroy(), 20)
    return
  }
  const { status = 200, json, headers } = answer
  const type = json === undefined ? 'text/html' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(json === undefined ? answer.text : JSON.stringify(json))
}
