import { roles } from '@hezo/domain'
import * as z from 'zod/mini'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { pageOf } from '../schemas/page.ts'
import {
  NewPasskey,
  Passkey,
  PasskeyCreation,
  PasskeyName,
  PasskeyQuery,
  PasskeyRequest,
  PasskeySignIn,
  PasskeySignInStart,
  PasskeyStepUp,
} from '../schemas/passkeys.ts'
import { Tokens } from '../schemas/session.ts'

const params = { passkeyId: idSchema('passkey') }

/**
 * Passkeys (WebAuthn), on HEZO's own pages. Each use is a pair of calls: one asks the browser, the
 * other takes its answer. The pair that signs in is here too, and not with the other ways to sign in,
 * so that only who has a passkey loads it.
 */
export const passkeys = {
  list: route(
    'GET',
    '/v1/passkeys',
    {},
    { access: roles, query: PasskeyQuery, replies: { 200: pageOf(Passkey) }, errors: [] },
  ),
  start: route(
    'POST',
    '/v1/passkeys/start',
    {},
    {
      access: roles,
      replies: { 201: PasskeyCreation },
      errors: ['step_up_required', 'passkeys_not_here', 'too_many_passkeys'],
    },
  ),
  confirm: route(
    'POST',
    '/v1/passkeys',
    {},
    {
      access: roles,
      body: NewPasskey,
      bodyLimit: 24 * 1024,
      replies: { 201: Passkey },
      errors: ['passkey_ended', 'passkey_rejected', 'passkey_exists', 'too_many_passkeys'],
      idempotent: true,
    },
  ),
  rename: route('PATCH', '/v1/passkeys/:passkeyId', params, {
    access: roles,
    body: z.strictObject({ name: PasskeyName }),
    replies: { 200: Passkey },
    errors: [],
  }),
  remove: route('DELETE', '/v1/passkeys/:passkeyId', params, {
    access: roles,
    replies: { 204: null },
    errors: ['step_up_required'],
  }),
  startStepUp: route(
    'POST',
    '/v1/passkeys/step-up/start',
    {},
    { access: roles, replies: { 201: PasskeyRequest }, errors: ['passkeys_not_here'] },
  ),
  stepUp: route(
    'POST',
    '/v1/passkeys/step-up',
    {},
    {
      access: roles,
      body: PasskeyStepUp,
      bodyLimit: 16 * 1024,
      replies: { 204: null },
      errors: ['passkey_ended', 'passkey_rejected', 'rate_limited'],
    },
  ),
  startSignIn: route(
    'POST',
    '/v1/sign-ins/passkey/start',
    {},
    {
      access: 'anyone',
      body: PasskeySignInStart,
      replies: { 201: PasskeyRequest },
      errors: ['challenge_ended', 'passkeys_not_here', 'rate_limited'],
    },
  ),
  signIn: route(
    'POST',
    '/v1/sign-ins/passkey',
    {},
    {
      access: 'anyone',
      body: PasskeySignIn,
      bodyLimit: 16 * 1024,
      replies: { 201: Tokens },
      errors: ['challenge_ended', 'passkey_ended', 'passkey_rejected', 'rate_limited'],
      startsSession: true,
    },
  ),
}
