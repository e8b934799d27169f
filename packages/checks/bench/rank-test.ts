/**
 * The probability that two samples as different as these come from one source: Mann and Whitney's
 * rank test, two-sided, by its normal approximation (good from about 20 values each).
 */
export function rankTest(a: readonly number[], b: readonly number[]): number {
  const all = [
    ...a.map((value) => ({ value, isA: true })),
    ...b.map((value) => ({ value, isA: false })),
  ]
  const sorted = all.toSorted((x, y) => x.value - y.value)
  let rankSum = 0
  for (const [index, { isA }] of sorted.entries()) if (isA) rankSum += index + 1
  const u = rankSum - (a.length * (a.length + 1)) / 2
  const mean = (a.length * b.length) / 2
  const spread = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  return tail(Math.abs(u - mean) / spread)
}

/** P(|Z| > z) of the normal distribution; Abramowitz and Stegun 26.2.17. */
function tail(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z)
  const series =
    t *
    (0.319_381_53 +
      t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))))
  return (2 * Math.exp((-z * z) / 2) * series) / Math.sqrt(2 * Math.PI)
}
