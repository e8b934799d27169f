/**
 * The bounds of a password in code points. Our minimum is above the 8 that NIST SP 800-63B-4
 * §3.1.1.2 asks for beside a second factor; the maximum bounds the work of hashing.
 */
export const passwordLength = { min: 12, max: 256 } as const

/**
 * UTF-16 code units of a password as typed, before NFC: nothing longer is looked at. Four for each of the
 * 256 code points: a letter and three marks.
 */
export const passwordMaxTyped = passwordLength.max * 4
