import { contactChannels, type Locale } from '@hezo/api'
import { button, codeBox, footer, heading, mailPage, note, paragraph } from './letter-html.ts'
import type { Mail } from './mailer.ts'

/** What a mail says, before it is laid out. Plain text only; layout escapes it. */
export interface Letter {
  readonly locale: Locale
  readonly subject: string
  readonly greeting?: string
  readonly paragraphs: readonly string[]
  /** A code to type, shown large and with room to copy. */
  readonly code?: string
  /** The one thing to do next. */
  readonly action?: { readonly label: string; readonly url: string }
  /** What is left to say after the code or the action, in a quieter tone. */
  readonly notes?: readonly string[]
}

const help = {
  pl: 'Pilna sprawa albo pytanie? Zadzwoń lub napisz:',
  en: 'Urgent, or a question? Call or write:',
} as const satisfies Record<Locale, string>

const { phone, phoneText, email } = contactChannels

/** Lays a letter out, once for readers of plain text and once as HTML. */
export function renderLetter(letter: Letter): Omit<Mail, 'to'> {
  return {
    subject: letter.subject.replaceAll(/\s+/g, ' ').trim(),
    text: textOf(letter),
    html: htmlOf(letter),
  }
}

function textOf({ locale, greeting, paragraphs, code, action, notes = [] }: Letter): string {
  const parts = [
    greeting,
    ...paragraphs,
    code && `    ${code}`,
    action && `${action.label}:\n${action.url}`,
    ...notes,
    // RFC 3676 §4.3: mail programs fold away what follows "-- ".
    `-- \nmyHEZO\n${help[locale]}\n${phoneText}\n${email}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function htmlOf({
  locale,
  subject,
  greeting,
  paragraphs,
  code,
  action,
  notes = [],
}: Letter): string {
  return mailPage(locale, subject, [
    heading(subject),
    ...(greeting ? [paragraph(greeting)] : []),
    ...paragraphs.map(paragraph),
    ...(code ? [codeBox(code)] : []),
    ...(action ? [button(action.label, action.url)] : []),
    ...notes.map(note),
    footer(help[locale], phoneText, `tel:${phone}`, email),
  ])
}
