import type { Message } from '@hezo/api'
import { loadFiles } from '../support/form-files.ts'
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
      if (nextCursor === null) {
        if (news.some(({ attachments }) => attachments.length > 0)) await loadFiles()
        return this.#unknown(news)
      }
      this.#cursor = nextCursor
    }
  }

  /** Adds messages, each once, however often and from wherever it came. */
  add(messages: readonly Message[]): void {
    this.messages = [...this.messages, ...this.#unknown(messages)]
  }

  /** How many files the messages of one visibility have. */
  countFiles(of: string): number {
    return this.messages
      .filter(({ visibility }) => visibility === of)
      .flatMap(({ attachments }) => attachments).length
  }

  #unknown(messages: readonly Message[]): Message[] {
    const known = new Set(this.messages.map(({ id }) => id))
    return messages.filter(({ id }) => !known.has(id))
  }
}
