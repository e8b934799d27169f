/** The password of everybody in the benches. */
export const password = 'żółty rower w deszczu'

/** How the service hashes passwords. */
export const argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
