import type { ContactRequest, Locale } from '@hezo/api'
import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

/** To support: what somebody asks, and how to reach him. */
export function contactRequestLetter(reference: string, asked: ContactRequest): Letter {
  const reach = [asked.name, asked.email, ...(asked.phone ? [asked.phone] : [])]
  return {
    locale: 'pl',
    subject: `${reference}: pytanie z formularza kontaktowego`,
    paragraphs: [reach.join(', '), ...asked.message.split(/\n{2,}/)],
  }
}

/**
 * To the sender: the question arrived. Nobody proved that the address is his, so nothing that was
 * typed comes back: the form must not carry strangers' words to anybody's mailbox.
 */
export function contactReceiptLetter(locale: Locale, reference: string): Letter {
  const { phoneText } = contactChannels
  return locale === 'en'
    ? {
        locale,
        subject: `${reference}: we have your question`,
        paragraphs: [
          `We have received your question. Its reference is ${reference}.`,
          `If it is urgent, call ${phoneText} and give this reference.`,
          'If you did not write to us, you can ignore this mail.',
        ],
      }
    : {
        locale,
        subject: `${reference}: mamy Twoje pytanie`,
        paragraphs: [
          `Otrzymaliśmy Twoje pytanie. Jego numer to ${reference}.`,
          `W pilnej sprawie zadzwoń: ${phoneText}, podając ten numer.`,
          'Jeśli to nie Ty do nas piszesz, zignoruj tę wiadomość.',
        ],
      }
}
