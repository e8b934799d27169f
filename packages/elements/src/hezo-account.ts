export { HezoAccount } from './hezo-account/hezo-account.ts'
