import { randomInt } from 'node:crypto'
import type { ContactRequest } from '@hezo/api'
import { warsawDate } from '@hezo/domain'
import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { createId } from '../../platform/ids.ts'
import type { ThrottleRule } from '../../platform/throttle-rule.ts'
import { contactReceiptLetter, contactRequestLetter } from './contact-letters.ts'

const perAddress: ThrottleRule = { name: 'contact-address', attempts: 10, window: 3600 }
// The receipt goes to the address that was typed: no mailbox is to be filled with receipts.
const perSender: ThrottleRule = {
  name: 'contact-sender',
  attempts: 5,
  window: 86_400,
  delays: { first: 300, longest: 900 },
}

/**
 * Takes a question from anybody, mails it to support and a receipt to the sender.
 *
 * @throws ApiProblem rate_limited
 */
export async function createContactRequest(
  { clock, config, jobs, request, throttle, transact }: Context,
  asked: ContactRequest,
): Promise<{ reference: string }> {
  await throttle.spendInTurn(
    request.address,
    [perAddress, addressBlock(request.address)],
    [perSender, emailKeyOf(asked.email)],
  )
  const now = clock.now()
  const reference = createReference(now)
  const mails = [
    { to: config.supportMail, letter: contactRequestLetter(reference, asked) },
    { to: asked.email, letter: contactReceiptLetter(asked.locale, reference) },
  ]
  return transact(async (tx, writeLast) => {
    writeLast(
      tx.insertInto('contact_requests').values({
        id: createId('contactRequest', now),
        reference,
        name: asked.name,
        email: asked.email,
        phone: asked.phone ?? null,
        message: asked.message,
        locale: asked.locale,
        created_at: now,
      }),
      ...mails.map((mail) => jobs.prepare('mail', mail)),
    )
    return { reference }
  })
}

// Crockford's digits: none is taken for another over the phone.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the person quotes on the phone: `K-2026-7F3K-9Q2M`; random, so that it counts nothing. */
function createReference(now: Date): string {
  const random = Array.from({ length: 8 }, () => digits[randomInt(digits.length)]).join('')
  return `K-${warsawDate(now).slice(0, 4)}-${random.slice(0, 4)}-${random.slice(4)}`
}
