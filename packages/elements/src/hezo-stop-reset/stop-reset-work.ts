import { factorResets } from '@hezo/api/routes'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'

/** Stops the reset that the link belongs to; the same answer for one that has ended. */
export async function stop(api: string, stopToken: string): Promise<void> {
  const client = connect({ factorResets }, await openConnection(api))
  await client.factorResets.stop({ stopToken })
}
