import type { nothing } from 'lit'
import type { Account } from './account-work.ts'

/** What each section of a page is given. */
export interface PageContext {
  readonly api: string | typeof nothing
  readonly lang: string | typeof nothing
  readonly account: Account
}
