/** The fields of the first stage; the second has `code` alone. */
export const passwordFields = ['email', 'password'] as const

export const names = [...passwordFields, 'code'] as const

export type Name = (typeof names)[number]

/** What is asked for: the password first, then one of the second factors. */
export type Stage = 'password' | SecondFactor

export type SecondFactor = 'totp' | 'recovery_code'
