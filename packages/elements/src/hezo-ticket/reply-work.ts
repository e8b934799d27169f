import { textLimits, type Message } from '@hezo/api'
import type { Checks, FormController } from '../foundation/form-controller.ts'
import { text } from '../foundation/rules.ts'
import { idsIn } from '../support/ids-in.ts'
import type { SupportClient } from '../support/support-work.ts'

export type ReplyName = 'attachmentIds' | 'body' | 'visibility'

/** What is right in a reply. */
export const replyChecks: Checks<ReplyName> = { body: text(textLimits.message, true) }

/** Sends the reply; the same one sent again is one reply. */
export function sendReply(
  client: SupportClient,
  ticketId: string,
  form: FormController<ReplyName>,
): Promise<Message> {
  const { attachmentIds, body, visibility } = form.values
  return client.tickets.reply(
    {
      ticketId,
      body,
      visibility: visibility === 'internal' ? 'internal' : 'public',
      attachmentIds: idsIn(attachmentIds),
    },
    { idempotencyKey: form.attempt },
  )
}
