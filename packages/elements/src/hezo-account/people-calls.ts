import { company, invitations, members } from '@hezo/api/routes'
import type { Client } from '@hezo/sdk'
import type { Account } from './account-work.ts'

const table = { company, invitations, members }

/** The calls about the people of a company. */
export type PeopleCalls = Client<typeof table>

/** Opens the calls about the people of the person's company. */
export function peopleOf(account: Account): PeopleCalls {
  return account.connect(table)
}
