import type { Message, Ticket } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatInstant, plural } from '../support/formats.ts'
import { linkParts } from './link-parts.ts'

/** Above this many messages the middle of a conversation is folded. */
const unfolded = 12
/** The latest messages that stay in sight when it is. */
const latest = 6

export interface ConversationLook {
  readonly ticket: Ticket
  readonly messages: readonly Message[]
  readonly ownId: string
  readonly folded: boolean
  readonly unfold: () => void
}

/** The dialogue of a ticket, oldest first. */
export function conversation(look: ConversationLook): TemplateResult {
  const { messages, folded, unfold } = look
  const hidden = folded && messages.length > unfolded ? messages.length - latest - 1 : 0
  return html`<ol class="messages" aria-label=${msg('Rozmowa')}>
    ${messages.slice(0, hidden ? 1 : 0).map((message) => item(message, look))}
    ${
      hidden
        ? html`<li class="fold">
            <button class="button" type="button" @click=${unfold}>${hiddenWord(hidden)}</button>
          </li>`
        : nothing
    }
    ${messages.slice(hidden ? hidden + 1 : 0).map((message) => item(message, look))}
  </ol>`
}

function hiddenWord(count: number): string {
  return plural(
    count,
    msg(str`Pokaż ${count} wcześniejszą wiadomość`),
    msg(str`Pokaż ${count} wcześniejsze wiadomości`),
    msg(str`Pokaż ${count} wcześniejszych wiadomości`),
  )
}

function item(
  { id, author, visibility, body, createdAt }: Message,
  { ticket, ownId }: ConversationLook,
): TemplateResult {
  const internal = visibility === 'internal'
  return html`<li>
    <article class=${internal ? 'internal' : author.role} aria-labelledby=${id}>
      <p class="by" id=${id}>
        <strong>${author.id === ownId ? msg(str`${author.name} (Ty)`) : author.name}</strong>
        <span>${affiliation(author, ticket)}</span>
        <time class="exact" datetime=${createdAt}>${formatInstant(createdAt)}</time>
      </p>
      ${
        internal
          ? html`<p class="only">${msg('Notatka wewnętrzna: widzi ją tylko HEZO')}</p>`
          : nothing
      }
      <p class="body">${safeText(body)}</p>
    </article>
  </li>`
}

/** For whom somebody speaks. A supplier's own ticket is its own company's. */
export function affiliation(
  { id, role }: Message['author'],
  { company, supplier, openedBy }: Ticket,
): string {
  if (role === 'staff') return 'HEZO'
  return role === 'customer' || id === openedBy.id ? company.name : (supplier?.name ?? company.name)
}

/** Text as it was typed, its web addresses as links. */
function safeText(body: string): unknown {
  return linkParts(body).map(({ text, href }) =>
    href
      ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`
      : text,
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
  .by strong {
    font-size: 1.0714em;
  }
  .by span,
  .by time {
    color: var(--_muted);
  }
  .body {
    max-inline-size: 75ch;
    white-space: pre-wrap;
  }
  .fold {
    display: grid;
    justify-items: center;
  }
`
