/** The fields of the contact form, in the order they stand. */
export const names = ['name', 'email', 'phone', 'message'] as const
