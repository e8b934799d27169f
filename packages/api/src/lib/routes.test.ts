// Prevents: routes that contradict each other, or that the flat input of the SDK cannot tell apart.
import { roles } from '@hezo/domain'
import { describe, expect, test } from 'vitest'
import * as features from '../routes.ts'
import { errorCodes, errorStatuses } from './error-codes.ts'
import type { Route, RouteTable } from './route.ts'
import { commonErrors, routeErrors } from './route-errors.ts'
import { routes } from './routes.ts'
import { NewAccount, RegisteredAccount, Tokens } from './schemas/session.ts'

const table: RouteTable = routes
const all: [string, Route][] = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).map(([verb, route]): [string, Route] => [`${feature}.${verb}`, route]),
)

/** Which success each route answers with; written out, so that changing one is a decision. */
const successes: Record<string, number[]> = {
  'registrations.create': [201],
  'registrations.resendEmail': [204],
  'registrations.verifyEmail': [200],
  'registrations.confirmTotp': [201],
  'activations.get': [200],
  'activations.create': [201],
  'activations.confirmTotp': [201],
  'signIns.create': [201],
  'signIns.secondFactor': [201],
  'passkeys.list': [200],
  'passkeys.start': [201],
  'passkeys.confirm': [201],
  'passkeys.rename': [200],
  'passkeys.remove': [204],
  'passkeys.startStepUp': [201],
  'passkeys.stepUp': [204],
  'passkeys.startSignIn': [201],
  'passkeys.signIn': [201],
  'tokens.refresh': [200],
  'tokens.revoke': [204],
  'passwordResets.create': [202],
  'passwordResets.complete': [204],
  'factorResets.create': [201],
  'factorResets.list': [200],
  'factorResets.approve': [200],
  'factorResets.remove': [204],
  'factorResets.stop': [204],
  'factorResets.get': [200],
  'factorResets.start': [200],
  'factorResets.confirmTotp': [201],
  'me.get': [200],
  'me.update': [200],
  'me.stepUp': [204],
  'me.changePassword': [204],
  'me.changeEmail': [202],
  'me.confirmEmail': [200],
  'me.startTotp': [200],
  'me.confirmTotp': [204],
  'me.renewRecoveryCodes': [201],
  'me.listSessions': [200],
  'me.endSession': [204],
  'me.endSessions': [204],
  'me.exportData': [200],
  'me.erase': [204],
  'company.get': [200],
  'company.update': [200],
  'members.list': [200],
  'members.update': [200],
  'members.remove': [204],
  'invitations.create': [201],
  'invitations.list': [200],
  'invitations.remove': [204],
  'contracts.list': [200],
  'contracts.get': [200],
  'contracts.listDevices': [200],
  'tickets.list': [200],
  'tickets.create': [201],
  'tickets.get': [200],
  'tickets.update': [200],
  'sharingRequests.get': [200],
  'sharingRequests.confirm': [204],
  'tickets.setSharing': [200],
  'tickets.listMessages': [200],
  'tickets.reply': [201],
  'tickets.transcript': [200],
  'attachments.limits': [200],
  'attachments.upload': [201],
  'attachments.get': [200],
  'contact.create': [202],
  'contact.channels': [200],
  'guides.signIn': [200],
  'auditEvents.list': [200],
}

test('each route answers with the successes written here', () => {
  const found = all.map(([name, route]) => [name, Object.keys(route.replies).map(Number)])
  expect(Object.fromEntries(found)).toEqual(successes)
})

test('whatever gives out tokens says that it starts a session, and nothing else does', () => {
  const withTokens: readonly unknown[] = [Tokens, NewAccount, RegisteredAccount]
  const givesTokens = ({ replies }: Route): boolean =>
    Object.values(replies).some((reply) => withTokens.includes(reply))
  for (const [, route] of all) expect(!!route.startsSession).toBe(givesTokens(route))
})

test('no two routes share a method and a path, whatever their parameters are called', () => {
  const places = all.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(new Set(places).size).toBe(places.length)
})

test('each feature stands alone for clients that load only some, and in the whole table', () => {
  const { myself, ...whole } = features
  expect(whole).toEqual(routes)
  expect(routes.me).toMatchObject(myself)
})

describe.each(all)('%s', (_, route) => {
  const params = Object.keys(route.params)

  test('has a schema for each parameter of its path and no other', () => {
    expect(params).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name))
  })

  test('gives no name to two of parameters, query and body: the input of the SDK is flat', () => {
    const names = [...params, ...fieldNames(route.query), ...fieldNames(route.body)]
    expect(names).toEqual([...new Set(names)])
  })

  test('takes a query only where it takes no body, and a body only where its method has one', () => {
    expect(route.query !== undefined && route.body !== undefined).toBe(false)
    expect(route.body !== undefined && route.method === 'GET').toBe(false)
    expect(route.query !== undefined && route.method !== 'GET' && !route.upload).toBe(false)
    expect(route.upload !== undefined && route.body !== undefined).toBe(false)
  })

  test('is a POST with a body if its repeats are recognised', () => {
    const recognised = route.idempotent === undefined || route.method === 'POST'
    expect(recognised).toBe(true)
    const sends = route.body ?? route.upload
    expect(route.idempotent !== undefined && sends === undefined).toBe(false)
  })

  test('lists its own errors once, and leaves the implied ones to be implied', () => {
    const implied = new Set(routeErrors({ ...route, errors: [] }))
    // A route may also say for itself that something is not there, or not for this caller.
    implied.delete('not_found')
    implied.delete('forbidden')
    expect(route.errors.filter((code) => implied.has(code))).toEqual([])
    expect(route.errors).toEqual([...new Set(route.errors)])
  })

  test('can be called by somebody', () => {
    const callers = route.access === 'anyone' ? roles : route.access
    expect(callers.length).toBeGreaterThan(0)
    expect(roles).toEqual(expect.arrayContaining([...callers]))
  })
})

describe('the errors that a route implies', () => {
  const open: Route = {
    method: 'GET',
    path: '/v1/x',
    access: 'anyone',
    params: {},
    replies: { 200: null },
    errors: [],
  }
  const schema = features.tokens.refresh.body
  const proof = ['dpop_proof_rejected', 'dpop_nonce_required']
  const received = ['unsupported_content_encoding', 'overloaded']

  test.each<[string, Partial<Route>, string[]]>([
    ['nothing but trouble of the service', {}, []],
    ['a session', { access: roles }, ['unauthenticated', ...proof, 'approval_pending']],
    [
      'a session, for what is one’s own',
      { access: roles, path: '/v1/me/x' },
      ['unauthenticated', ...proof],
    ],
    [
      'some roles',
      { access: ['staff'] },
      ['unauthenticated', ...proof, 'forbidden', 'approval_pending'],
    ],
    ['a session that begins', { startsSession: true }, [...proof]],
    ['a parameter', { params: { id: schema } }, ['not_found']],
    ['a query', { query: schema }, ['validation_failed']],
    [
      'a body',
      { body: schema },
      [
        'validation_failed',
        'malformed_json',
        'unsupported_media_type',
        'body_too_large',
        'request_timeout',
        ...received,
      ],
    ],
    ['the bytes of a file', { upload: true }, received],
    [
      'recognised repeats',
      { idempotent: true },
      ['idempotency_key_missing', 'idempotency_in_progress', 'idempotency_key_reused'],
    ],
    ['work that is asked for', { proofOfWork: 'always' }, ['proof_of_work_required']],
    ['its own', { errors: ['ticket_closed'] }, ['ticket_closed']],
  ])('%s', (_, details, codes) => {
    expect(routeErrors({ ...open, ...details })).toEqual([...codes, ...commonErrors])
  })
})

test('every error code can be the answer of some route, but those of what reaches none', () => {
  const given = new Set(all.flatMap(([, route]) => routeErrors(route)))
  expect(errorCodes.filter((code) => !given.has(code))).toEqual([
    'malformed_request',
    'method_not_allowed',
    'headers_too_large',
  ])
})

test('every error travels under a status of failure', () => {
  for (const status of Object.values(errorStatuses)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  }
})

function fieldNames(schema: Route['body']): string[] {
  return schema && 'shape' in schema ? Object.keys(schema.shape as object) : []
}
