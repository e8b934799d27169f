import { expect, it } from 'vitest'
import { createBodyGate } from './body-gate.ts'

const limits = { waiting: 4, waitingPerAddress: 2, bytes: 100 }
const overloaded = expect.objectContaining({ code: 'overloaded', retryAfter: expect.any(Number) })

it('one address takes no more than its share of the places, another one has its own', () => {
  const gate = createBodyGate(limits)
  gate.wait('192.0.2.1')
  const second = gate.wait('192.0.2.1')
  expect(() => gate.wait('192.0.2.1')).toThrow(overloaded)
  gate.wait('192.0.2.2')
  second[Symbol.dispose]()
  second[Symbol.dispose]()
  gate.wait('192.0.2.1')
  expect(() => gate.wait('192.0.2.1')).toThrow(overloaded)
})

it('addresses of one IPv6 network are one', () => {
  const gate = createBodyGate(limits)
  gate.wait('2001:db8::1')
  gate.wait('2001:db8::2')
  expect(() => gate.wait('2001:db8::3')).toThrow(overloaded)
})

it('all addresses together have an end', () => {
  const gate = createBodyGate(limits)
  for (const last of [1, 2, 3, 4]) gate.wait(`192.0.2.${last}`)
  expect(() => gate.wait('192.0.2.5')).toThrow(overloaded)
})

it('bytes count until they are given back, and what was refused was not counted', () => {
  const gate = createBodyGate(limits)
  const first = gate.hold()
  first.add(60)
  const second = gate.hold()
  expect(() => second.add(41)).toThrow(overloaded)
  second.add(40)
  expect(() => first.add(1)).toThrow(overloaded)
  first[Symbol.dispose]()
  first[Symbol.dispose]()
  second.add(60)
  expect(() => second.add(1)).toThrow(overloaded)
})
