export { HezoContracts } from './hezo-contracts/hezo-contracts.ts'
