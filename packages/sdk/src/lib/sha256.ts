/** Fractions of the roots of the first primes, 32 bits of each (FIPS 180-4 §4.2.2, §5.3.3). */
const roundConstants = new Int32Array(64)
const initial = new Int32Array(64)
const primes: number[] = []
for (let n = 2; primes.length < 64; n++) {
  if (primes.some((prime) => n % prime === 0)) continue
  // `|` takes the 32 bits below the point from a number that has 53.
  roundConstants[primes.length] = (Math.cbrt(n) * 2 ** 32) | 0
  initial[primes.length] = (Math.sqrt(n) * 2 ** 32) | 0
  primes.push(n)
}

/**
 * SHA-256 of one block, into the first eight words of `state`. The first 16 words of `words` are the block,
 * padded; the other 48 are overwritten.
 */
export function hashBlock(words: Int32Array, state: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = at(words, i - 15)
    const y = at(words, i - 2)
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1
  }
  let a = at(initial, 0)
  let b = at(initial, 1)
  let c = at(initial, 2)
  let d = at(initial, 3)
  let e = at(initial, 4)
  let f = at(initial, 5)
  let g = at(initial, 6)
  let h = at(initial, 7)
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(roundConstants, i) + at(words, i)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = at(initial, 0) + a
  state[1] = at(initial, 1) + b
  state[2] = at(initial, 2) + c
  state[3] = at(initial, 3) + d
  state[4] = at(initial, 4) + e
  state[5] = at(initial, 5) + f
  state[6] = at(initial, 6) + g
  state[7] = at(initial, 7) + h
}

function at(words: Int32Array, place: number): number {
  return words[place] as number
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
