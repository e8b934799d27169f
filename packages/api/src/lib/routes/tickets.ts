import { roles } from '@hezo/domain'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { pageOf } from '../schemas/page.ts'
import {
  Message,
  MessageQuery,
  NewMessage,
  NewTicket,
  SharingDecision,
  Ticket,
  TicketChanges,
  TicketQuery,
} from '../schemas/tickets.ts'

const params = { ticketId: idSchema('ticket') }

/** Support cases. Who sees which is one rule of the server; what is not visible does not exist. */
export const tickets = {
  list: route(
    'GET',
    '/v1/tickets',
    {},
    {
      access: roles,
      query: TicketQuery,
      replies: { 200: pageOf(Ticket) },
      errors: [],
    },
  ),
  create: route(
    'POST',
    '/v1/tickets',
    {},
    {
      access: ['customer', 'supplier'],
      body: NewTicket,
      bodyLimit: 256 * 1024,
      replies: { 201: Ticket },
      errors: ['contract_not_valid', 'no_supplier'],
      idempotent: true,
    },
  ),
  get: route('GET', '/v1/tickets/:ticketId', params, {
    access: roles,
    replies: { 200: Ticket },
    errors: ['not_found'],
  }),
  update: route('PATCH', '/v1/tickets/:ticketId', params, {
    access: roles,
    body: TicketChanges,
    replies: { 200: Ticket },
    errors: ['not_found', 'forbidden', 'status_change_refused'],
  }),
  setSharing: route('PUT', '/v1/tickets/:ticketId/sharing', params, {
    access: ['customer', 'supplier'],
    body: SharingDecision,
    replies: { 200: Ticket },
    errors: ['not_found', 'forbidden', 'no_supplier', 'rate_limited'],
  }),
  listMessages: route('GET', '/v1/tickets/:ticketId/messages', params, {
    access: roles,
    query: MessageQuery,
    replies: { 200: pageOf(Message) },
    errors: ['not_found'],
  }),
  reply: route('POST', '/v1/tickets/:ticketId/messages', params, {
    access: roles,
    body: NewMessage,
    bodyLimit: 256 * 1024,
    replies: { 201: Message },
    errors: ['not_found', 'forbidden', 'ticket_closed', 'too_many_files'],
    idempotent: true,
  }),
  transcript: route('GET', '/v1/tickets/:ticketId/transcript', params, {
    access: roles,
    replies: { 200: 'file' },
    errors: ['overloaded', 'quota_exceeded'],
  }),
}
