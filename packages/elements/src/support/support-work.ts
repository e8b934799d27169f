import type { Me, Ticket } from '@hezo/api'
import { contracts, me, tickets } from '@hezo/api/routes'
import { canChangeStatus, type Role, type TicketStatus, ticketStatuses } from '@hezo/domain'
import { type Client, connect, type Transport } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import { loadSentences } from '../foundation/sentences.ts'
import { replyChecks, sendReply } from '../hezo-ticket/reply-work.ts'
import { openTicket, ticketChecks } from '../hezo-tickets/new-ticket-work.ts'

const table = { contracts, me: { get: me.get, update: me.update }, tickets }
/** Checks and sending of the forms: they come with the calls that they need. */
const forms = { openTicket, replyChecks, sendReply, ticketChecks }

/** The calls of everything behind sign-in. */
export type SupportClient = Client<typeof table>

/** What elements behind sign-in work with: the calls, the person, and the rules they need. */
export interface Support {
  readonly client: SupportClient
  readonly me: Me
  /** As whom the person stands to a ticket: a supplier's own tickets are a customer's to him. */
  standingOn(ticket: Ticket): Role
  /** The statuses the person may move a ticket to by saying so, at this moment. */
  nextStatuses(ticket: Ticket): TicketStatus[]
  readonly forms: typeof forms
}

const opened = new WeakMap<Transport, Promise<Support>>()

/** The support of an API for whoever is signed in there; asks for the person once per session. */
export async function openSupport(api: string): Promise<Support> {
  const transport = await openConnection(api)
  await transport.session.ready()
  let support = opened.get(transport)
  if (!support) {
    support = open(transport)
    opened.set(transport, support)
    const forget = (): void => void opened.delete(transport)
    const stop = transport.session.subscribe(() => {
      forget()
      stop()
    })
    support.catch(forget)
  }
  return support
}

async function open(transport: Transport): Promise<Support> {
  const client = connect(table, transport)
  const [person] = await Promise.all([client.me.get(), loadSentences()])
  const standingOn = ({ company }: Ticket): Role =>
    person.role === 'supplier' && company.id === person.company?.id ? 'customer' : person.role
  return {
    client,
    me: person,
    forms,
    standingOn,
    nextStatuses(ticket) {
      const { status: from, resolvedAt } = ticket
      const known = { from, role: standingOn(ticket), now: new Date() }
      const resolved = resolvedAt === null ? null : new Date(resolvedAt)
      return ticketStatuses.filter((to) => canChangeStatus({ ...known, to, resolvedAt: resolved }))
    },
  }
}
