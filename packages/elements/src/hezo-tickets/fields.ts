/** The fields of a new ticket, as they stand. */
export const names = [
  'contractId',
  'deviceSearch',
  'deviceId',
  'subject',
  'body',
  'attachmentIds',
  'severity',
  'sharedWithSupplier',
] as const

export type Name = (typeof names)[number]

/** Picked in the place of a device when the case is not about one. */
export const noDevice = 'none'
