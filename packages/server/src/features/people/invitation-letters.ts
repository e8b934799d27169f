import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { email: helpMail, phoneText } = contactChannels

/** Who invites whom into which company. */
export interface InvitationWords {
  readonly company: string
  /** Name of the owner. */
  readonly inviter: string
}

/** To a person without an account: the one-time link. */
export function invited(
  locale: string,
  { company, inviter }: InvitationWords,
  link: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${inviter} invites you to myHEZO`,
        paragraphs: [
          `${inviter} invites you to ${company} at myHEZO, HEZO's technical support. You will see the company's contracts, devices and tickets and can open new ones.`,
          'Choose a password and set up an authenticator app; it takes a few minutes.',
        ],
        action: { label: 'Accept the invitation', url: link },
        notes: [
          'The link works once and for 7 days. Do not pass it on: whoever has it can set up this account.',
          'If you do not know who invites you, ignore this message. Without the link no account is made.',
        ],
      }
    : {
        locale: 'pl',
        subject: `Zaproszenie do myHEZO: ${inviter}`,
        paragraphs: [
          `${inviter} zaprasza Cię do firmy ${company} w myHEZO, serwisie wsparcia technicznego HEZO. Zobaczysz tam umowy, urządzenia i zgłoszenia firmy, a w razie potrzeby otworzysz nowe zgłoszenie.`,
          'Wystarczy ustawić hasło i aplikację z kodami. Zajmie to kilka minut.',
        ],
        action: { label: 'Przyjmij zaproszenie', url: link },
        notes: [
          'Link działa raz, przez 7 dni. Nie przekazuj go nikomu: kto go ma, może założyć to konto.',
          'Jeśli nie wiesz, kto Cię zaprasza, zignoruj tę wiadomość. Bez linku konto nie powstanie.',
        ],
      }
}

/** To a person who has an account: there is nothing to accept. */
export function invitedWithAccount(
  locale: string,
  { company, inviter }: InvitationWords,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${inviter} invites you to myHEZO: you have an account already`,
        paragraphs: [
          `${inviter} invited you to ${company} at myHEZO. Your e-mail address has an account already, so there is nothing to accept: just sign in.`,
        ],
        action: { label: 'Sign in', url: publicUrl },
        notes: [
          `An account belongs to one company. If yours belongs to another one and you want to work for ${company}, ask for an invitation to another address, call ${phoneText} or write to ${helpMail}.`,
          'We have not told the person who invites you that you have an account.',
        ],
      }
    : {
        locale: 'pl',
        subject: `Zaproszenie do myHEZO: ${inviter}. Masz już konto`,
        paragraphs: [
          `${inviter} zaprasza Cię do firmy ${company} w myHEZO. Twój adres e-mail ma już konto, więc nie ma czego przyjmować: wystarczy się zalogować.`,
        ],
        action: { label: 'Zaloguj się', url: publicUrl },
        notes: [
          `Konto należy do jednej firmy. Jeśli Twoje należy do innej, a chcesz korzystać z myHEZO w firmie ${company}, poproś o zaproszenie na inny adres, zadzwoń (${phoneText}) lub napisz (${helpMail}).`,
          'Osoba, która Cię zaprasza, nie dowie się od nas, że masz konto.',
        ],
      }
}
