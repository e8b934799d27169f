/** What the second step asks for, after the e-mail address. */
export const resetFields = ['code', 'password', 'secondFactor.code'] as const

export const names = ['email', ...resetFields] as const

export type Name = (typeof names)[number]

/** The kinds of second factor that a new password can be set with. */
export type Method = 'totp' | 'recovery_code'
