import type { SharingRequest } from '@hezo/api'
import { sharingRequests } from '@hezo/api/routes'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'

/** What the link would share, and with whom; changes nothing. */
export async function readRequest(api: string, confirmToken: string): Promise<SharingRequest> {
  const client = connect({ sharingRequests }, await openConnection(api))
  return client.sharingRequests.get({ confirmToken })
}

/** Shares the ticket; the link is consumed. */
export async function confirmRequest(api: string, confirmToken: string): Promise<void> {
  const client = connect({ sharingRequests }, await openConnection(api))
  await client.sharingRequests.confirm({ confirmToken })
}
