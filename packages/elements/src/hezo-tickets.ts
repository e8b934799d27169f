export { HezoTickets } from './hezo-tickets/hezo-tickets.ts'
