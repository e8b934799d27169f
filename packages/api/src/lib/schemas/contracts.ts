import { contractStates, serviceLevels } from '@hezo/domain'
import * as z from 'zod/mini'
import { Day } from './common.ts'
import { SearchText } from './fields.ts'
import { pageQuery } from './page.ts'

/**
 * A purchased service contract. `validFrom` and `validTo` are both days of its validity, `state` is
 * where it stands today (Europe/Warsaw).
 */
export const Contract = z.object({
  id: z.string(),
  number: z.string(),
  state: z.literal(contractStates),
  validFrom: Day,
  validTo: Day,
  company: z.object({ id: z.string(), name: z.string() }),
  supplier: z.nullable(z.object({ id: z.string(), name: z.string() })),
  deviceCount: z.number(),
})
export type Contract = z.output<typeof Contract>

/** What a contract covers. */
export const Device = z.object({
  id: z.string(),
  serialNumber: z.string(),
  vendor: z.string(),
  model: z.string(),
  location: z.string(),
  serviceLevel: z.literal(serviceLevels),
})
export type Device = z.output<typeof Device>

/** `search` finds contracts by number and by the serial number, model or location of a device. */
export const ContractQuery = z.strictObject({
  ...pageQuery,
  search: z.optional(SearchText),
  state: z.optional(z.literal(contractStates)),
})

/** `search` finds devices by serial number (either notation), vendor, model or location. */
export const DeviceQuery = z.strictObject({
  ...pageQuery,
  search: z.optional(SearchText),
})
