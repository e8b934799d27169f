import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../testing/test-server.ts'
import { allowedHeaders } from './allow-headers.ts'

// Promise: a tracing agent on the host page does not break our calls. Each adds headers to every `fetch`,
// and a browser blocks a call when the preflight reply misses one of them.
describe('headers that the agents of a host page add to each request', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await createTestServer({ EMBED_ORIGINS: 'https://partner.example' })
  })
  afterAll(() => server.close())

  const preflight = async (names: readonly string[]): Promise<string[]> => {
    const reply = await server.fetch('/v1/contracts', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://partner.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': names.join(','),
      },
    })
    expect(reply.status).toBe(204)
    expect(reply.headers.get('vary')).toMatch(/access-control-request-headers/i)
    return (reply.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(',')
  }

  test.each([
    ['W3C Trace Context', ['traceparent', 'tracestate', 'baggage']],
    ['Sentry', ['baggage', 'sentry-trace']],
    [
      'Datadog',
      [
        'x-datadog-trace-id',
        'x-datadog-parent-id',
        'x-datadog-origin',
        'x-datadog-sampling-priority',
      ],
    ],
    ['Zipkin', ['b3', 'x-b3-traceid', 'x-b3-spanid', 'x-b3-parentspanid', 'x-b3-sampled']],
    ['New Relic', ['newrelic', 'traceparent', 'tracestate']],
    ['Jaeger', ['uber-trace-id', 'uberctx-user']],
    ['AWS X-Ray', ['x-amzn-trace-id']],
    ['Application Insights', ['request-id', 'request-context', 'x-request-id']],
    ['Elastic APM', ['elastic-apm-traceparent']],
    ['Dynatrace', ['x-dtc', 'x-dtpc']],
    ['Google Cloud', ['x-cloud-trace-context']],
    ['an agent that nobody has written yet', ['x-some-trace']],
  ])('are allowed: %s', async (_, names) => {
    const allowed = await preflight(['authorization', 'dpop', ...names])
    for (const name of ['authorization', 'dpop', 'idempotency-key', ...names]) {
      expect(allowed).toContain(name)
    }
  })

  test('and change nothing about the reply', async () => {
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const plain = await server.fetch('/v1/contact/channels')
    const traced = await server.fetch('/v1/contact/channels', {
      headers: { traceparent: trace, baggage: 'a=1', 'x-request-id': 'theirs', b3: '0' },
    })
    expect(await traced.json()).toEqual(await plain.json())
    expect([...traced.headers].join()).not.toContain('theirs')
  })

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'true-client-ip'])(
    'do not let a page name the address of a visitor: %s',
    async (name) => {
      expect(await preflight(['dpop', name])).not.toContain(name)
    },
  )

  test('are bounded, and are names', () => {
    const many = Array.from({ length: 500 }, (_, index) => `x-${index}`).join(',')
    expect(allowedHeaders(many).length).toBeLessThan(60)
    expect(allowedHeaders('a b, \u0105, *x: y, ok, OK, dpop').map(String)).toEqual([
      ...allowedHeaders(),
      'ok',
    ])
  })
})
