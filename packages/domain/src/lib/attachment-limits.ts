/** What may be attached to a ticket: bytes of one file (25 MB), files of one ticket. */
export const attachmentLimits = { bytes: 25 * 1024 * 1024, perTicket: 20 } as const
