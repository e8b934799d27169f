const said = new Set<string>()

/** Says something to the developer of the page, in English and once per sentence. */
export function warn(sentence: string): void {
  if (said.has(sentence)) return
  said.add(sentence)
  console.warn(`myHEZO: ${sentence}`)
}
