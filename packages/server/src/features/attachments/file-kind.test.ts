import { describe, expect, test } from 'vitest'
import { fileKind } from './file-kind.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1])
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')
const zip = Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000', 'latin1')
const gzip = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(60)])
const log = Buffer.from('2026-11-22 14:05 kontroler B: błąd ECC\n<script> w adresie żądania\n')
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('zażółć', 'utf16le')])

describe('the kind of a file', () => {
  test.each([
    ['zdjęcie.png', png, 'image/png'],
    ['zdjęcie.PNG', png, 'image/png'],
    ['IMG_0001.jpeg', jpeg, 'image/jpeg'],
    ['raport.pdf', pdf, 'application/pdf'],
    ['logi.zip', zip, 'application/zip'],
    ['support.tgz', gzip, 'application/gzip'],
    ['kontroler.log', log, 'text/plain'],
    ['bez nazwy', log, 'text/plain'],
    ['windows.txt', wide, 'text/plain'],
    ['zrzut.bin', Buffer.from([1, 0, 2, 0, 3]), 'application/octet-stream'],
    ['konfiguracja.xml', Buffer.from('<?xml version="1.0"?><config/>'), 'application/xml'],
  ])('%s is told from its content', async (name, head, mediaType) => {
    expect(await fileKind(name, head)).toBe(mediaType)
  })

  test.each([
    ['faktura.exe', log],
    ['faktura.pdf.exe', pdf],
    ['faktura.exe.', log],
    ['faktura.exe . .', log],
    ['Faktura.ScR', log],
    ['skrypt.ps1', log],
    ['strona.html', log],
    ['rysunek.svg', log],
    ['bez nazwy', exe],
    ['program', elf],
    ['notatka.txt', Buffer.from('<!DOCTYPE html><p>')],
    ['notatka.txt', Buffer.from('\uFEFF \n<!-- x --><HTML><script>')],
    ['notatka', Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)">')],
    ['notatka.log', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<script>', 'utf16le')])],
  ])('%s that would run when opened is refused', async (name, head) => {
    await expect(fileKind(name, head)).rejects.toMatchObject({ code: 'file_type_refused' })
  })

  test.each([
    ['zdjęcie.png', Buffer.from('<html><script>alert(1)</script>')],
    ['zdjęcie.png', jpeg],
    ['zdjęcie.jpg', log],
    ['raport.pdf', zip],
    ['logi.zip', png],
    ['raport.docx', pdf],
    ['kontroler.log', png],
  ])('%s with another content is refused', async (name, head) => {
    await expect(fileKind(name, head)).rejects.toMatchObject({ code: 'file_type_mismatch' })
  })
})
