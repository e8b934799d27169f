import type { Me } from '@hezo/api'
import { me } from '@hezo/api/routes'
import { type Client, connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'

const table = { me }

/** The calls that looking after an account takes. */
export type AccountClient = Client<typeof table>

/** What the sections work with: the calls, and the person as everything behind sign-in knows them. */
export interface Account {
  readonly client: AccountClient
  readonly me: Me
}

/** Opens the calls for the person who is signed in. */
export async function openAccount(api: string, person: Me): Promise<Account> {
  return { client: connect(table, await openConnection(api)), me: person }
}
