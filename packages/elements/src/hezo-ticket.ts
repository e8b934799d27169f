export { HezoTicket } from './hezo-ticket/hezo-ticket.ts'
