/**
 * The bounds of a password in code points. Our minimum is above the 8 that NIST SP 800-63B-4
 * §3.1.1.2 asks for beside a second factor; the maximum bounds the work of hashing.
 */
export const passwordLength = { min: 12, max: 256 } as const
