import { describe, expect, test } from 'vitest'
import { fileNameMaxLength, parseFileName } from './file-name.ts'

describe('parseFileName', () => {
  test.each([
    'zdjęcie dysku.png',
    'zdje\u0328cie.png',
    'log kontrolera (2) 100%.txt',
    'awaria 🔋👩‍🔧.jpg',
    '漢字.pdf',
    '.profile',
    '...',
    '"cytat"; filename=x.txt',
    'ż'.repeat(fileNameMaxLength),
    '🔋'.repeat(fileNameMaxLength),
  ])('keeps %j to the letter', (name) => {
    expect(parseFileName(name)).toEqual({ ok: true, value: name })
  })

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['\u200B', 'empty'],
    ['x'.repeat(fileNameMaxLength + 1), 'too_long'],
    ['x'.repeat(1_000_000), 'too_long'],
    ['.', 'bad_character'],
    ['..', 'bad_character'],
    ['../../etc/passwd', 'bad_character'],
    ['..\\secret', 'bad_character'],
    ['a/b', 'bad_character'],
    ['a\nSet-Cookie: b', 'bad_character'],
    ['a\u0000.png', 'bad_character'],
    ['faktura\u202Egpj.exe', 'bad_character'],
    ['lone \uD800.txt', 'bad_character'],
  ])('refuses %j: %s', (name, reason) => {
    expect(parseFileName(name)).toMatchObject({ ok: false, reason })
  })

  test('names the character and where it stands', () => {
    expect(parseFileName('raport/1.pdf')).toMatchObject({ character: '/', position: 6 })
  })
})
