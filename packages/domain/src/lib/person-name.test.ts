import { describe, expect, test } from 'vitest'
import { parsePersonName } from './person-name.ts'

describe('parsePersonName', () => {
  test.each([
    ['Łucja', 'Łucja'],
    ['  Anna   Maria ', 'Anna Maria'],
    ['Kowalska-Żółć', 'Kowalska-Żółć'],
    ["O'Brien", "O'Brien"],
    ['D’Arc', 'D’Arc'],
    ['J.R.R. Tolkien', 'J.R.R. Tolkien'],
    ['St.\nJohn', 'St. John'],
    ['Sammy Davis, Jr.', 'Sammy Davis, Jr.'],
    ['Müller (Schmidt)', 'Müller (Schmidt)'],
    ['Gal·la', 'Gal·la'],
    ['Ольга', 'Ольга'],
    ['李', '李'],
    ['محمد', 'محمد'],
    ['Jose\u0301', 'José'],
    ['\u202EAnna', 'Anna'],
  ])('reads %j as %j', (text, value) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    [' \u200B ', 'empty'],
    ["-'.", 'empty'],
    ['a'.repeat(81), 'too_long'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parsePersonName(text)).toEqual({ ok: false, reason })
  })

  test.each([
    ['Win at https://evil.example', ':', 12],
    ['Claim at evil.example', '.', 13],
    ['J. at evil.\u202Eexample', '.', 10],
    ['J.\nevil.\u200De\u0301\u200Dxample', '.', 7],
    ['jan@firma.pl', '@', 3],
    ['<b>Jan</b>', '<', 0],
    ['.example', '.', 0],
    ['Jan 3', '3', 4],
    ['Jan 😀', '😀', 4],
    ['Jan; DROP', ';', 3],
  ])('refuses %j for %j at %i, so that no mail greets with a link', (text, character, position) => {
    expect(parsePersonName(text)).toEqual({
      ok: false,
      reason: 'bad_character',
      character,
      position,
    })
  })
})
