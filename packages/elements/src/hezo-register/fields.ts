/** The fields of each step in the order they stand, by the API's paths. */
export const contractFields = ['nip', 'contractNumber', 'serialNumber'] as const

export const personFields = [
  'person.firstName',
  'person.lastName',
  'person.email',
  'person.phone',
  'company.name',
  'company.street',
  'company.postalCode',
  'company.city',
  'company.country',
  'password',
] as const

/** `stage` and `registrationToken` have no field; they stand here for the draft to keep them. */
export const names = [
  ...contractFields,
  ...personFields,
  'code',
  'stage',
  'registrationToken',
] as const

export type Name = (typeof names)[number]

/** Where a registration is; the last four make up the third step. */
export type Stage = 'contract' | 'person' | 'email' | 'authenticator' | 'codes' | 'done'
