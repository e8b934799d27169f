import { hash } from 'node:crypto'
import { addressBlock } from './address-block.ts'
import { addressNetwork } from './address-network.ts'
import { type Budget, storedKey, type ThrottleRule } from './throttle-rule.ts'

/** What refused attempts cost their sender: while it is closed, the sender's turn does not come. */
const rejections: ThrottleRule = {
  name: 'rejected-sender',
  attempts: 20,
  window: 600,
  delays: { first: 5, longest: 60 },
}

/** A client as queues know it: one subscriber, an IPv4 address or an IPv6 /64. All hashed. */
export interface ThrottleSender {
  readonly id: string
  /** The /24 or /48 around it. */
  readonly network: string
  readonly rejections: Budget
  readonly rejectionsKey: string
}

/** The sender at a client's address. */
export function throttleSender(address: string): ThrottleSender {
  const block = addressBlock(address)
  const budget: Budget = [rejections, block]
  return {
    id: hash('sha256', block, 'base64url').slice(0, 22),
    network: hash('sha256', addressNetwork(address), 'base64url').slice(0, 11),
    rejections: budget,
    rejectionsKey: storedKey(budget),
  }
}
