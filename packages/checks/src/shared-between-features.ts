/**
 * What one feature of the server lends to the others, and why: a rule that must exist once. Verbs
 * are not lent; nor are stores. An entry more is a decision to be seen in review.
 */
export const sharedBetweenFeatures: Readonly<Record<string, string>> = {}
