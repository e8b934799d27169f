// Prevents: a limit of a route that refuses what a person may legally send it, and one that takes far more.
import { attachmentLimits, passwordLength, serialNumberLength } from '@hezo/domain'
import { describe, expect, it } from 'vitest'
import { bodyLimit, defaultBodyLimit } from './body-limit.ts'
import type { Route, RouteTable } from './route.ts'
import { routes } from './routes.ts'
import { textLimits } from './schemas/fields.ts'
import { parseShape } from './validation.ts'

// Letters and signs outside the basic plane: twelve bytes each as `\ud801\udc00`, the widest escape.
const letters = (count: number): string => '𐐀'.repeat(count)
const signs = (count: number): string => '🔥'.repeat(count)
const base64url = (length: number): string => 'A'.repeat(length)

const token = base64url(200)
const email = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(56)}.pl`
const phone = '(+123) (0) - 123 - 456 - 789 - 012'
const code = '1 2 3 4 5 6'
const recoveryCode = '7 K 3 M - 9 Q X A - 0 D R T - W 5 H J'
const password = signs(passwordLength.max)
const typedPassword = 'ł'.repeat(1024)
const firstName = letters(80)
const lastName = firstName
const secondFactor = { method: 'recovery_code', code: recoveryCode }
const id = (prefix: string): string => `${prefix}_01kaqm4x2f7v0s9r8w6t5n3b10`
const attachmentIds = Array.from({ length: attachmentLimits.perTicket }, () => id('att'))
const extensions = {
  prf: { enabled: true, results: { first: base64url(64), second: base64url(64) } },
}
const credential = {
  id: base64url(1364),
  rawId: base64url(1364),
  type: 'public-key',
  authenticatorAttachment: 'cross-platform',
  clientExtensionResults: {
    ...extensions,
    credProps: { rk: true },
    largeBlob: { blob: base64url(1024) },
  },
}
const assertion = {
  ...credential,
  response: {
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(4096),
    signature: base64url(1024),
    userHandle: base64url(88),
  },
}

/** The longest body that each route takes. Of typed passwords the public routes need those that can be right. */
const longest: Readonly<Record<string, unknown>> = {
  'registrations.create': {
    person: { firstName, lastName, email, phone },
    company: {
      name: signs(textLimits.companyName),
      street: signs(textLimits.street),
      postalCode: 'AB1234567 90',
      city: signs(textLimits.city),
      country: 'DE',
    },
    nip: 'P L 1 2 3 - 4 5 6 - 3 2 - 1 8',
    contractNumber: signs(40),
    serialNumber: `(H) - ${'A'.repeat(serialNumberLength.max)}`,
    password,
    locale: 'pl',
  },
  'registrations.resendEmail': { registrationToken: token },
  'registrations.verifyEmail': { registrationToken: token, code },
  'registrations.confirmTotp': { registrationToken: token, code },
  'activations.get': { activationToken: token },
  'activations.create': { activationToken: token, password },
  'activations.confirmTotp': { activationToken: token, code },
  'signIns.create': { email, password },
  'signIns.secondFactor': { ...secondFactor, challengeToken: token },
  'passkeys.confirm': {
    passkeyToken: token,
    name: signs(textLimits.passkeyName),
    credential: {
      ...credential,
      response: {
        clientDataJSON: base64url(4096),
        attestationObject: base64url(8192),
        authenticatorData: base64url(4096),
        publicKey: base64url(2048),
        publicKeyAlgorithm: -257,
        transports: Array.from({ length: 10 }, () => 'a'.repeat(20)),
      },
    },
  },
  'passkeys.rename': { name: signs(textLimits.passkeyName) },
  'passkeys.stepUp': { passkeyToken: token, credential: assertion },
  'passkeys.startSignIn': { challengeToken: token },
  'passkeys.signIn': { passkeyToken: token, challengeToken: token, credential: assertion },
  'tokens.refresh': { refreshToken: token },
  'tokens.revoke': { refreshToken: token },
  'passwordResets.create': { email },
  'passwordResets.complete': { passwordResetToken: token, code, password, secondFactor },
  'factorResets.create': {
    email,
    callBack: {
      phone,
      spokeWith: signs(textLimits.personName),
      note: signs(textLimits.callBackNote),
    },
  },
  'factorResets.stop': { stopToken: token },
  'factorResets.get': { resetToken: token },
  'factorResets.start': { resetToken: token, password },
  'factorResets.confirmTotp': { resetToken: token, code },
  'me.update': { firstName, lastName, phone, locale: 'pl' },
  'me.stepUp': secondFactor,
  'me.changePassword': { currentPassword: typedPassword, newPassword: password },
  'me.changeEmail': { email },
  'me.confirmEmail': { emailChangeToken: token, currentCode: code, newCode: code },
  'me.confirmTotp': { code },
  'me.renewRecoveryCodes': {},
  'me.erase': { password: typedPassword },
  'company.update': { approvesNewPeople: false },
  'members.update': { isOwner: false, isApproved: true },
  'invitations.create': { email, firstName, lastName, locale: 'pl', isOwner: false },
  'tickets.create': {
    contractId: id('con'),
    deviceId: id('dev'),
    subject: signs(textLimits.subject),
    body: signs(textLimits.message),
    severity: 'critical',
    sharedWithSupplier: false,
    attachmentIds,
  },
  'tickets.update': { status: 'waiting_for_customer', severity: 'critical', assigneeId: id('usr') },
  'tickets.setSharing': { shared: false },
  'tickets.reply': { body: signs(textLimits.message), visibility: 'internal', attachmentIds },
  'sharingRequests.get': { confirmToken: token },
  'sharingRequests.confirm': { confirmToken: token },
  'contact.create': {
    name: signs(textLimits.personName),
    email,
    phone,
    message: signs(textLimits.contactMessage),
    locale: 'pl',
  },
}

/** As clients write it whose JSON is ASCII alone, and escapes slashes. */
function widest(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const table: RouteTable = routes
const withBody = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, route]): [string, Route][] =>
    route.body ? [[`${feature}.${verb}`, route]] : [],
  ),
)

describe.each(withBody)('the longest legal body of %s', (name, route) => {
  const body = longest[name] ?? 'write the longest body of this route above'
  const bytes = widest(body).length

  it('is legal', () => {
    expect(route.body && parseShape(route.body, body)).toMatchObject({ ok: true })
  })

  it('fits, in the widest escapes', () => {
    expect(bytes).toBeLessThanOrEqual(bodyLimit(route))
  })

  it('is near the limit, or the limit is the default', () => {
    expect(bodyLimit(route)).toBeLessThanOrEqual(Math.max(defaultBodyLimit, 2 * bytes))
  })
})

it('4 KB are enough for public routes, but those of free text, registration and passkeys', () => {
  const larger = withBody.filter(
    ([, route]) => route.access === 'anyone' && bodyLimit(route) > defaultBodyLimit,
  )
  expect(larger.map(([name]) => name)).toEqual([
    'registrations.create',
    'passkeys.signIn',
    'contact.create',
  ])
})
