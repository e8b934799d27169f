import type { Contract, Device, Message, Ticket, Tokens } from '@hezo/api'
import { expectTypeOf, test } from 'vitest'
import { newTicket } from '../testing/samples.ts'
import type { HezoClient } from './create-client.ts'

// These are checked by the compiler; nothing here is called.
type Parameter<F extends (...parameters: never[]) => unknown> = Parameters<F>[0]

test('input is flat and as exact as the schemas', () => {
  expectTypeOf<Parameter<HezoClient['tickets']['setSharing']>>().toEqualTypeOf<{
    ticketId: string
    shared: boolean
    confirmByEmail?: boolean | undefined
  }>()
  expectTypeOf<Parameter<HezoClient['tickets']['create']>>().toEqualTypeOf<{
    contractId: string
    deviceId: string | null
    subject: string
    body: string
    severity: 'critical' | 'high' | 'normal' | 'low'
    sharedWithSupplier: boolean
    confirmByEmail?: boolean | undefined
    attachmentIds?: string[] | undefined
  }>()
  expectTypeOf<Parameter<HezoClient['attachments']['upload']>>().toEqualTypeOf<{
    name: string
    content: Blob | Uint8Array<ArrayBuffer>
  }>()
})

test('output is what the reply schema gives', () => {
  type Output<F extends (...parameters: never[]) => unknown> = Awaited<ReturnType<F>>
  expectTypeOf<Output<HezoClient['tickets']['create']>>().toEqualTypeOf<Ticket>()
  expectTypeOf<Output<HezoClient['signIns']['secondFactor']>>().toEqualTypeOf<Tokens>()
  expectTypeOf<Output<HezoClient['attachments']['get']>>().toEqualTypeOf<File>()
  expectTypeOf<Output<HezoClient['tokens']['revoke']>>().toEqualTypeOf<undefined>()
  expectTypeOf<Output<HezoClient['contracts']['list']>>().toEqualTypeOf<{
    items: Contract[]
    nextCursor: string | null
  }>()
})

test('only lists can be walked', () => {
  type Item<C> = C extends { each(...parameters: never[]): AsyncGenerator<infer T> } ? T : never
  expectTypeOf<Item<HezoClient['contracts']['listDevices']>>().toEqualTypeOf<Device>()
  expectTypeOf<Item<HezoClient['tickets']['listMessages']>>().toEqualTypeOf<Message>()
  expectTypeOf<HezoClient['tickets']['get']>().not.toHaveProperty('each')
  expectTypeOf<HezoClient['tickets']['create']>().not.toHaveProperty('each')
})

test('what does not fit does not compile', () => {
  const { sharedWithSupplier: _, ...undecided } = newTicket
  const calls = ({ tickets, me, signIns, contracts, registrations }: HezoClient) => [
    () => me.get(),
    () => me.get({}, { signal: AbortSignal.abort() }),
    () => me.get(undefined, { signal: undefined }),
    () => contracts.list(),
    () => contracts.list({ state: 'valid', limit: 10 }),
    () => tickets.create(newTicket, { idempotencyKey: 'k' }),
    () => signIns.secondFactor({ method: 'totp', challengeToken: 'c', code: '123456' }),

    // @ts-expect-error -- a route without input takes none
    () => me.get({ id: 'usr_1' }),
    // @ts-expect-error -- a path parameter is missing
    () => tickets.get(),
    // @ts-expect-error -- a field is missing
    () => tickets.create({ ...newTicket, subject: undefined }),
    // @ts-expect-error -- consent has no default
    () => tickets.create(undecided),
    // @ts-expect-error -- no such severity
    () => tickets.create({ ...newTicket, severity: 'urgent' }),
    // @ts-expect-error -- a field that the route does not have
    () => tickets.setSharing({ ticketId: 't', shared: true, reason: 'x' }),
    // @ts-expect-error -- no such state
    () => contracts.list({ state: 'asleep' }),
    // @ts-expect-error -- no such method of a second factor
    () => signIns.secondFactor({ method: 'sms', challengeToken: 'c', code: '123456' }),
    // @ts-expect-error -- only creates have a key
    () => tickets.setSharing({ ticketId: 't', shared: true }, { idempotencyKey: 'k' }),
    // @ts-expect-error -- the reply of a registration has no ticket number
    async () => (await registrations.create({} as never)).number,
  ]
  expectTypeOf(calls).toBeFunction()
})
