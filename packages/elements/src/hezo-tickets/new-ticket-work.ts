import { type Ticket, textLimits } from '@hezo/api'
import type { Severity } from '@hezo/domain'
import type { Checks, FormController } from '../foundation/form-controller.ts'
import { isFramed } from '../foundation/framed.ts'
import { chosen, text } from '../foundation/rules.ts'
import { idsIn } from '../support/ids-in.ts'
import type { SupportClient } from '../support/support-work.ts'
import { type Name, noDevice } from './fields.ts'

/** What is right in a new ticket. */
export const ticketChecks: Checks<Name> = {
  contractId: chosen,
  deviceId: chosen,
  subject: text(textLimits.subject),
  body: text(textLimits.message, true),
  severity: chosen,
}

/** Opens the ticket; the same content sent again is the same ticket. */
export function openTicket(client: SupportClient, form: FormController<Name>): Promise<Ticket> {
  const { contractId, deviceId, subject, body, severity, sharedWithSupplier, attachmentIds } =
    form.values
  const shared = sharedWithSupplier === 'yes'
  return client.tickets.create(
    {
      contractId,
      deviceId: deviceId === noDevice ? null : deviceId,
      subject,
      body,
      severity: severity as Severity,
      sharedWithSupplier: shared,
      ...(shared && isFramed() && { confirmByEmail: true }),
      attachmentIds: idsIn(attachmentIds),
    },
    { idempotencyKey: form.attempt },
  )
}
