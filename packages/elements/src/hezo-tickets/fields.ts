/** The fields of a new ticket, as they stand. `device` keeps what was picked, as JSON. */
export const names = [
  'contractId',
  'device',
  'deviceId',
  'subject',
  'body',
  'severity',
  'sharedWithSupplier',
] as const

export type Name = (typeof names)[number]
