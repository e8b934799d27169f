/**
 * The number of Unicode code points, which is how every length limit here is counted: an emoji
 * outside the basic plane is one, not two.
 */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Whether the text has more than `most` code points, without walking through a huge text. */
export function isLongerThan(text: string, most: number): boolean {
  if (text.length <= most) return false
  return text.length > most * 2 || countCodePoints(text) > most
}
