import { attachments } from '@hezo/api/routes'
import { type Client, connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'

const table = { attachments }

/** The calls that carry files. */
export async function filesClient(api: string): Promise<Client<typeof table>> {
  return connect(table, await openConnection(api))
}
