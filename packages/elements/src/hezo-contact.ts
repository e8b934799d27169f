export { HezoContact } from './hezo-contact/hezo-contact.ts'
