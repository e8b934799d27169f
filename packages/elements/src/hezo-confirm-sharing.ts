export { HezoConfirmSharing } from './hezo-confirm-sharing/hezo-confirm-sharing.ts'
