export { HezoResetFactor } from './hezo-reset-factor/hezo-reset-factor.ts'
