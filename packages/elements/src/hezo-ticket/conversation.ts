import type { Me, Message, Ticket } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatInstant } from '../support/formats.ts'
import { authorName } from './author-name.ts'
import { linkParts } from './link-parts.ts'

export interface ConversationLook {
  readonly ticket: Ticket
  readonly messages: readonly Message[]
  readonly me: Me
  /** Shows the files of a message. */
  readonly files: (attachments: Message['attachments']) => unknown
}

/** The dialogue of a ticket, oldest first. */
export function conversation(look: ConversationLook): TemplateResult {
  return html`<ol class="messages" aria-label=${msg('Rozmowa')}>
    ${look.messages.map((message) => item(message, look))}
  </ol>`
}

function item(
  { id, author, visibility, body, attachments, createdAt }: Message,
  { ticket, me, files }: ConversationLook,
): TemplateResult {
  const internal = visibility === 'internal'
  const name = authorName(author)
  return html`<li>
    <article class=${internal ? 'internal' : author.role} aria-labelledby=${id}>
      <p class="by" id=${id}>
        <strong>${author.id === me.id ? msg(str`${name} (Ty)`) : name}</strong>
        <span>${affiliation(author, ticket, me)}</span>
        <time class="exact" datetime=${createdAt}>${formatInstant(createdAt)}</time>
      </p>
      ${
        internal
          ? html`<p class="only">${msg('Notatka wewnętrzna: widzi ją tylko HEZO')}</p>`
          : nothing
      }
      <p class="body">${safeText(body)}</p>
      ${attachments.length > 0 ? files(attachments) : nothing}
    </article>
  </li>`
}

/** For whom somebody speaks, where it is not the reader's own company. */
function affiliation(
  { id, role }: Message['author'],
  { company, supplier, openedBy }: Ticket,
  me: Me,
): string {
  // The service itself speaks under its own name.
  if (role === 'staff') return id ? 'HEZO' : ''
  // A supplier's employee who opened the ticket did so for the own company.
  const own = role === 'customer' || id === openedBy.id ? company : (supplier ?? company)
  return own.id === me.company?.id ? '' : own.name
}

/** Text as it was typed, its web addresses as links. */
function safeText(body: string): unknown {
  return linkParts(body).map((part, index) =>
    index % 2
      ? html`<a href=${part} target="_blank" rel="noopener noreferrer nofollow">${part}</a>`
      : part,
  )
}

/** HEZO's answers are tinted, internal notes hatched and named. */
export const conversationStyles = css`
  .messages {
    display: grid;
    gap: 12px;
  }
  article {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .staff {
    border-color: transparent;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_tint);
  }
  .internal {
    border: 1px dashed var(--_warning);
    background: color-mix(in srgb, var(--_warning) 8%, transparent);
  }
  .only {
    color: var(--_warning);
    font-size: 0.875em;
    font-weight: 600;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    font-size: 0.875em;
  }
  .by span,
  .by time {
    color: var(--_muted);
  }
  .by :empty {
    display: none;
  }
  .body {
    white-space: pre-wrap;
  }
`
