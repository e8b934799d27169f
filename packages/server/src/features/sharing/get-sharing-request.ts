import type { SharingRequest } from '@hezo/api'
import type { Context } from '../../context.ts'
import { findSharingRequest } from './sharing-request-store.ts'

/**
 * What an emailed link would share, and with whom. Changes nothing.
 *
 * @throws ApiProblem sharing_request_ended
 */
export async function getSharingRequest(
  { clock, db }: Context,
  { confirmToken }: { readonly confirmToken: string },
): Promise<SharingRequest> {
  const { ticket, supplier_id, expires_at } = await findSharingRequest(
    db,
    confirmToken,
    clock.now(),
  )
  const { id, number, subject, supplier } = ticket
  return {
    ticket: { id, number, subject },
    supplier: { id: supplier_id, name: supplier },
    expiresAt: expires_at.toISOString(),
  }
}
