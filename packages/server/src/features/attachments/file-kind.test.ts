import { describe, expect, test } from 'vitest'
import { fileKind } from './file-kind.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1])
const webp = Buffer.from('RIFF$\u0000\u0000\u0000WEBPVP8 ', 'latin1')
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')
const zip = Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000', 'latin1')
const gzip = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(60)])
const log = Buffer.from('2026-11-22 14:05 kontroler B: błąd ECC\n<script> w adresie żądania\n')
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('zażółć', 'utf16le')])

const withEnding = (ending: string): [string, Buffer] => [`plik.${ending}`, log]

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
    ['bmc-events.log', Buffer.from('BMC Event Log\n1 | PSU1 lost AC\n'), 'text/plain'],
    ['log.1', Buffer.from('BMC rotated log\n'), 'text/plain'],
    ['show-version.txt', Buffer.from('FWSM Firewall Version 4.1(12)\n'), 'text/plain'],
    ['dyski.csv', Buffer.from('ID3;Nazwa\n1;serwer\n'), 'text/plain'],
    ['switch.log', Buffer.from('MZ-SW-01 switch log\nport 3 down\n'), 'text/plain'],
    ['konsola.log', Buffer.from('BM\u001B[31mFAILED\u001B[0m\u0007\n'), 'text/plain'],
    ['messages-fw01.example.com', Buffer.from('Mar  2 kernel: link down\n'), 'text/plain'],
    ['widok.jpg', webp, 'image/webp'],
    ['zdjęcie.png', jpeg, 'image/jpeg'],
    ['tabela.xls', zip, 'application/zip'],
    ['skrypt.py', log, 'text/plain'],
    ['skrypt.sh', log, 'text/plain'],
    ['opis.xml', Buffer.from('<?xml version="1.0"?>\n<object type="system"/>'), 'application/xml'],
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
    ...['library-ms', 'appinstaller', 'one', 'iqy', 'search-ms', 'settingcontent-ms'].map(
      withEnding,
    ),
    ...['vhd', 'vhdx', 'img', 'xlam', 'slk', 'wsb', 'ppkg', 'theme', 'desktop'].map(withEnding),
    ...['command', 'rdp', 'pyzw', 'mobileconfig', 'jnlp', 'deb'].map(withEnding),
    ['zero\u200Bwidth.e\u200Bx\u2060e', log],
    ['soft.exe\u00AD', log],
    ['faktura.exe\u3164', log],
    ['faktura.exe\u00A0.\u2003', log],
    ['faktura.exe::$DATA', log],
    ['faktura.exe:x:$data', log],
    ['faktura.exe. ::$DATA. ', log],
    ['faktura.exe::$DATA::$DATA', log],
    ['.bat', log],
    ['bez nazwy', exe],
    ['host.example.com', exe],
    ['host.example.com', Buffer.from([0xb4, 9, 0xcd, 0x21])],
    ['program', elf],
    ['notatka.txt', Buffer.from('<!DOCTYPE html><p>')],
    ['notatka.txt', Buffer.from('\uFEFF \n<!-- x --><HTML><script>')],
    ['notatka', Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)">')],
    ['notatka', Buffer.from('<!--><script>')],
    ['notatka', Buffer.from('<!-- a --!><script>')],
    ['notatka', Buffer.from('<?a><script>')],
    ['notatka', Buffer.from('<?a > ?><!-- --><body>')],
    ['notatka', Buffer.from(`<!--${'-'.repeat(16_000)}`)],
    ['opis.xml', Buffer.from('<?xml version="1.0"?><!-- --><html>')],
    ['opis.xml', Buffer.from('<?xml version="1.0"?><a><b xmlns="http://www.w3.org/1999/xhtml">')],
    ['notatka.log', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<script>', 'utf16le')])],
  ])('%s that would run when opened is refused', async (name, head) => {
    await expect(fileKind(name, head)).rejects.toMatchObject({ code: 'file_type_refused' })
  })

  test.each([
    ['zdjęcie.png', Buffer.from('<html><script>alert(1)</script>')],
    ['zdjęcie.jpg', log],
    ['raport.pdf', zip],
    ['logi.zip', png],
    ['raport.docx', pdf],
    ['kontroler.log', png],
  ])('%s with another content is refused', async (name, head) => {
    await expect(fileKind(name, head)).rejects.toMatchObject({ code: 'file_type_mismatch' })
  })
})
