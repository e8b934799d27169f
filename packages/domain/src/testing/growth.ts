/** In Node and in browsers; the package is compiled for platforms without it too. */
declare const performance: { now(): number }

// Work that is quick on more than this never looked at the whole text.
const maxLength = 2 ** 17
// Milliseconds that can be measured.
const measurable = 0.5

/** `growthOf` of linear work stays below this; that of quadratic work is about 4. */
export const linearGrowth = 3

/**
 * How much longer `work` takes whenever a text doubles: about 2 for linear work, 4 for quadratic work, 1
 * where it stays too quick to be measured, as it does behind a check of the length. It doubles three
 * times, which evens out what caches do, and the shortest times of several rounds count, because a busy
 * machine only ever makes work longer.
 *
 * @param textOf a text of about this length, the worst for `work`
 */
export function growthOf(
  work: (text: string) => unknown,
  textOf: (length: number) => string,
): number {
  let length = 64
  while (Math.min(timeOf(work, textOf(length)), timeOf(work, textOf(length))) < measurable) {
    length *= 2
    if (length > maxLength) return 1
  }
  const [text, longer] = [textOf(length), textOf(length * 8)]
  let [shortest, shortestOfLonger] = [Infinity, Infinity]
  let growth = Infinity
  for (let rounds = 0; rounds < 30; rounds += 1) {
    shortest = Math.min(shortest, timeOf(work, text))
    shortestOfLonger = Math.min(shortestOfLonger, timeOf(work, longer))
    growth = Math.cbrt(shortestOfLonger / shortest)
    if (rounds > 2 && (growth < linearGrowth || growth > 8)) break
  }
  return growth
}

function timeOf(work: (text: string) => unknown, text: string): number {
  const start = performance.now()
  work(text)
  return performance.now() - start
}
