/** 128 random bits. Unlike `crypto.randomUUID` this works on plain http too, e.g. on a phone in the office. */
export function randomKey(): string {
  const words = crypto.getRandomValues(new Uint32Array(4))
  return Array.from(words, (word) => word.toString(36)).join('-')
}
