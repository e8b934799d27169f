import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Locale } from '../schemas/common.ts'

/** Documents to download, signed in or not. */
export const guides = {
  signIn: route(
    'GET',
    '/v1/guides/sign-in',
    {},
    {
      access: 'anyone',
      query: z.strictObject({ locale: Locale }),
      replies: { 200: 'file' },
      errors: ['overloaded'],
    },
  ),
}
