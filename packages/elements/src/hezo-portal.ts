export { HezoPortal } from './hezo-portal/hezo-portal.ts'
