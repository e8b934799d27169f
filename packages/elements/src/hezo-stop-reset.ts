export { HezoStopReset } from './hezo-stop-reset/hezo-stop-reset.ts'
