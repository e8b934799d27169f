export { HezoPasswordReset } from './hezo-password-reset/hezo-password-reset.ts'
