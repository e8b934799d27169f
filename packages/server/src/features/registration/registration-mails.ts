import { contactChannels, type Locale } from '@hezo/api'
import type { Context } from '../../context.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import type { Letter } from '../../platform/mail/letter.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { createToken } from '../../platform/tokens.ts'
import type { TypedData } from './registration-store.ts'

type Parts = Pick<Context, 'config' | 'jobs' | 'request'>

/**
 * Mails the code, or, where the address has an account already, the way to sign in. Both look the
 * same to whoever asked.
 *
 * @returns the code to expect: for an address with an account one that was never sent.
 */
export async function sendRegistrationMail(
  context: Parts,
  tx: Database,
  { person, locale }: Pick<TypedData, 'person' | 'locale'>,
  code: string,
): Promise<{ code: string }> {
  const account = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('email_key', '=', emailKeyOf(person.email))
    .executeTakeFirst()
  const { ownUrl } = context.request
  const letter = account
    ? accountExists(locale, portalUrl(context.config, { locale, ownUrl }))
    : emailCode(locale, code)
  await sendLetter(context, tx, account?.email ?? person.email, letter)
  return { code: account ? createToken() : code }
}

function emailCode(locale: Locale, code: string): Letter {
  return locale === 'pl'
    ? {
        locale,
        subject: 'Kod do rejestracji w myHEZO',
        paragraphs: ['Aby potwierdzić adres e-mail, wpisz ten kod w formularzu rejestracji:'],
        code,
        notes: [
          'Kod jest ważny 30 minut.',
          'Jeśli to nie Ty zakładasz konto, zignoruj tę wiadomość. Bez kodu konto nie powstanie.',
        ],
      }
    : {
        locale,
        subject: 'Your myHEZO registration code',
        paragraphs: ['To confirm your e-mail address, type this code into the registration form:'],
        code,
        notes: [
          'The code is valid for 30 minutes.',
          'If you are not registering, ignore this message. Without the code no account is made.',
        ],
      }
}

function accountExists(locale: Locale, url: string): Letter {
  const { phoneText, email } = contactChannels
  return locale === 'pl'
    ? {
        locale,
        subject: 'Masz już konto w myHEZO',
        paragraphs: [
          'Ktoś, pewnie Ty, zaczął rejestrację w myHEZO z tym adresem e-mail. Ten adres ma już konto, więc wystarczy się zalogować.',
        ],
        action: { label: 'Zaloguj się', url },
        notes: [
          `Nie pamiętasz hasła albo nie masz już aplikacji z kodami? Zadzwoń (${phoneText}) lub napisz (${email}), pomożemy Ci odzyskać dostęp.`,
          'Jeśli to nie Ty, nie musisz nic robić. Twoje konto jest bezpieczne.',
        ],
      }
    : {
        locale,
        subject: 'You already have a myHEZO account',
        paragraphs: [
          'Somebody, probably you, began to register at myHEZO with this e-mail address. It has an account already, so just sign in.',
        ],
        action: { label: 'Sign in', url },
        notes: [
          `Forgot the password, or lost the authenticator app? Call ${phoneText} or write to ${email}: we will help you back in.`,
          'If it was not you, there is nothing to do. Your account is safe.',
        ],
      }
}
