import { contactChannels } from '@hezo/api'
import type { Context } from '../../context.ts'
import type { Letter } from '../../platform/mail/letter.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { ChallengedUser } from './challenges.ts'

type Parts = Pick<Context, 'jobs'>

const { phoneText } = contactChannels

/** Tells a person that a recovery code of theirs was used, and how many are left. */
export async function mailRecoveryCodeUsed(
  context: Parts & Pick<Context, 'config' | 'request'>,
  tx: Database,
  { userId, email, locale }: ChallengedUser,
): Promise<void> {
  const { left } = await tx
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  const url = portalUrl(context.config, { locale, ownUrl: context.request.ownUrl })
  await sendLetter(context, tx, email, recoveryCodeUsed(locale, left, url))
}

/** Warns a person that somebody with their password failed at the second factor. */
export async function mailSignInStopped(
  context: Parts,
  tx: Database,
  { email, locale }: ChallengedUser,
): Promise<void> {
  await sendLetter(context, tx, email, signInStopped(locale))
}

/** Warns a person that a session was ended because somebody else may have had its token. */
export async function mailSessionStolen(
  context: Parts,
  tx: Database,
  { email, locale }: { readonly email: string; readonly locale: string },
): Promise<void> {
  await sendLetter(context, tx, email, sessionStolen(locale))
}

function sessionStolen(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'We ended a session of your account',
        paragraphs: [
          'Something used a key to your myHEZO account that was no longer valid. To be safe, we ended that session. Please sign in again.',
        ],
        notes: [
          'This can happen when a browser restores an old state. If it happens again, or you do not know the devices in your list of sessions, change your password.',
          `Call us if in doubt: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Zakończyliśmy sesję na Twoim koncie',
        paragraphs: [
          'Ktoś lub coś użyło nieważnego już klucza do Twojego konta w myHEZO. Na wszelki wypadek zakończyliśmy tę sesję. Zaloguj się ponownie.',
        ],
        notes: [
          'Zdarza się to, gdy przeglądarka przywraca dawny stan strony. Jeśli się powtórzy albo na liście sesji widzisz nieznane urządzenia, zmień hasło.',
          `W razie wątpliwości zadzwoń: ${phoneText}.`,
        ],
      }
}

/** From so few on, the letter asks to make new ones. */
const fewRecoveryCodes = 3

function recoveryCodeUsed(locale: string, left: number, publicUrl: string): Letter {
  const isFew = left <= fewRecoveryCodes
  const url = `${publicUrl}/account/security`
  return locale === 'en'
    ? {
        locale,
        subject: 'A recovery code of your account was used',
        paragraphs: [
          'Somebody, probably you, used a recovery code of your myHEZO account in place of the authenticator app.',
          `Unused recovery codes left: ${left}.`,
          ...(isFew ? ['That is few. Get new ones on the page of your account.'] : []),
        ],
        ...(isFew && { action: { label: 'Go to your account', url } }),
        notes: [`If it was not you, call us at once: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: 'Użyto kodu zapasowego do Twojego konta',
        paragraphs: [
          'Ktoś, pewnie Ty, użył kodu zapasowego do Twojego konta w myHEZO zamiast kodu z aplikacji.',
          `Niewykorzystane kody zapasowe: ${left}.`,
          ...(isFew ? ['To już niewiele. Wygeneruj nowe na stronie swojego konta.'] : []),
        ],
        ...(isFew && { action: { label: 'Przejdź do konta', url } }),
        notes: [`Jeśli to nie Ty, zadzwoń do nas od razu: ${phoneText}.`],
      }
}

/** Tells a person that somebody tries passwords for the account. */
export function signInsFailed(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Failed attempts to sign in to your account',
        paragraphs: [
          'In the last 24 hours somebody gave a wrong password for your myHEZO account many times. Nobody got in this way.',
        ],
        notes: [
          'If it was you and you forgot the password, set a new one on the sign-in page.',
          `If it was not you, there is nothing to do if your password is used nowhere else; if it is, change it. Call us if in doubt: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Nieudane próby logowania na Twoje konto',
        paragraphs: [
          'W ciągu ostatniej doby ktoś wiele razy podał błędne hasło do Twojego konta w myHEZO. Te próby się nie powiodły.',
        ],
        notes: [
          'Jeśli to Ty i nie pamiętasz hasła, ustaw nowe na stronie logowania.',
          `Jeśli to nie Ty, a tego hasła nie używasz nigdzie indziej, nie musisz nic robić; w przeciwnym razie zmień je. W razie wątpliwości zadzwoń: ${phoneText}.`,
        ],
      }
}

/** Tells a person that somebody has the password and tries codes, a few at each sign-in. */
export function codesFailed(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Wrong codes at sign-ins to your account',
        paragraphs: [
          'In the last 24 hours somebody gave the right password of your myHEZO account, but a wrong code several times. Nobody got in this way.',
        ],
        notes: [
          'If it was you, check that the clock of your phone is set automatically.',
          `If it was not you, somebody knows your password. Call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Błędne kody przy logowaniu na Twoje konto',
        paragraphs: [
          'W ciągu ostatniej doby ktoś podał prawidłowe hasło do Twojego konta w myHEZO, ale kilka razy wpisał błędny kod. Te próby się nie powiodły.',
        ],
        notes: [
          'Jeśli to Ty, sprawdź, czy zegar w telefonie ustawia się automatycznie.',
          `Jeśli to nie Ty, ktoś zna Twoje hasło. Zadzwoń do nas od razu: ${phoneText}.`,
        ],
      }
}

function signInStopped(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'We stopped a sign-in to your account',
        paragraphs: [
          'Somebody gave the right password of your myHEZO account, but five wrong codes. We stopped that sign-in.',
        ],
        notes: [
          'If it was you, check that the clock of your phone is set automatically and try again.',
          `If it was not you, somebody knows your password. Call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Zatrzymaliśmy logowanie na Twoje konto',
        paragraphs: [
          'Ktoś podał prawidłowe hasło do Twojego konta w myHEZO, ale pięć razy wpisał błędny kod. Zatrzymaliśmy to logowanie.',
        ],
        notes: [
          'Jeśli to Ty, sprawdź, czy zegar w telefonie ustawia się automatycznie, i spróbuj ponownie.',
          `Jeśli to nie Ty, ktoś zna Twoje hasło. Zadzwoń do nas od razu: ${phoneText}.`,
        ],
      }
}
