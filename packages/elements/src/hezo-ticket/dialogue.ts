import type { Message } from '@hezo/api'
import type { SupportClient } from '../support/support-work.ts'

/** The messages of one ticket, oldest first, read on from the page that was read last. */
export class Dialogue {
  messages: readonly Message[] = []
  readonly #client: SupportClient
  readonly #ticketId: string
  #cursor: string | undefined

  constructor(client: SupportClient, ticketId: string) {
    this.#client = client
    this.#ticketId = ticketId
  }

  /** Reads to the end; resolves with what was not known before, not yet added. */
  async read(): Promise<Message[]> {
    const news: Message[] = []
    for (;;) {
      const { items, nextCursor } = await this.#client.tickets.listMessages({
        ticketId: this.#ticketId,
        limit: 100,
        cursor: this.#cursor,
      })
      news.push(...items)
      if (nextCursor === null) return this.#unknown(news)
      this.#cursor = nextCursor
    }
  }

  /** Adds messages, each once, however often and from wherever it came. */
  add(messages: readonly Message[]): void {
    this.messages = [...this.messages, ...this.#unknown(messages)]
  }

  #unknown(messages: readonly Message[]): Message[] {
    const known = new Set(this.messages.map(({ id }) => id))
    return messages.filter(({ id }) => !known.has(id))
  }
}
