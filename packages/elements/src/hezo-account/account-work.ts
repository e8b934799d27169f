import type { Me, RouteTable } from '@hezo/api'
import { me } from '@hezo/api/routes'
import { type Client, connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'

const table = { me }

/** What the sections work with: the calls, and the person as everything behind sign-in knows them. */
export interface Account {
  readonly client: Client<typeof table>
  readonly me: Me
  /** Further calls, which their page brings along. */
  readonly connect: <const T extends RouteTable>(further: T) => Client<T>
}

/** Opens the calls for the person who is signed in. */
export async function openAccount(api: string, person: Me): Promise<Account> {
  const transport = await openConnection(api)
  return {
    client: connect(table, transport),
    me: person,
    connect: (further) => connect(further, transport),
  }
}
