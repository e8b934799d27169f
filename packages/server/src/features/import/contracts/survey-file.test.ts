import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { surveyFile } from './survey-file.ts'

const polish = 'Numer umowy;Miejscowość;Zażółć gęślą jaźń\r\n'
// The bytes of "ść" and "ż" in Windows-1250.
const windows1250 = Buffer.from('Numer umowy;Miejscowo\u{9C}\u{E6};\u{BF}\r\n', 'latin1')

describe('surveyFile', () => {
  let folder: string
  const path = (name: string): string => join(folder, name)
  const survey = async (content: string | Buffer): ReturnType<typeof surveyFile> => {
    await writeFile(path('file'), content)
    return surveyFile(path('file'))
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hezo-survey-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each<[string, string | Buffer, object]>([
    ['UTF-8', polish, { encoding: 'utf-8', damaged: false, firstLine: polish.trim() }],
    [
      'UTF-8 with a byte order mark',
      `\u{FEFF}${polish}`,
      { encoding: 'utf-8', damaged: false, firstLine: polish.trim() },
    ],
    [
      'Windows-1250',
      windows1250,
      { encoding: 'windows-1250', damaged: false, firstLine: 'Numer umowy;Miejscowość;ż' },
    ],
    ['ASCII', 'a;b\n', { encoding: 'utf-8', damaged: false, firstLine: 'a;b' }],
    [
      'Windows-1250 whose first megabyte is ASCII',
      Buffer.concat([Buffer.from('a;b\n'.repeat(400_000)), windows1250]),
      { encoding: 'windows-1250', firstLine: 'a;b' },
    ],
    [
      'UTF-8 with one broken character',
      Buffer.concat([Buffer.from(polish), Buffer.from([0xb3])]),
      { encoding: 'utf-8', damaged: true },
    ],
    [
      'UTF-8 cut off in a character',
      Buffer.from(`${polish}ż`).subarray(0, -1),
      { encoding: 'utf-8', damaged: true },
    ],
    [
      'characters that lie across the pieces in which a file is read',
      'a' + 'ż'.repeat(600_000),
      { encoding: 'utf-8', damaged: false },
    ],
  ])('recognises %s', async (_name, content, found) => {
    // The last one has no line end in its beginning: only the encoding is asked about.
    const text = Buffer.isBuffer(content) || content.includes('\n') ? content : `x\n${content}`
    expect(await survey(text)).toMatchObject(found)
  })

  it.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'file.empty'],
    ['a NUL byte', 'a;b\n1;2\nx\0;y\n', 'file.binary'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest'), 'file.workbook'],
    ['UTF-16', Buffer.from(`\u{FEFF}${polish}`, 'utf16le'), 'file.utf16'],
    ['50 MB on one line', Buffer.alloc(50_000_000, 'x'), 'file.first_line_too_long'],
  ])('refuses %s', async (_name, content, code) => {
    await expect(survey(content)).rejects.toMatchObject({ code })
  })

  it('names the line of a NUL byte', async () => {
    await expect(survey('a;b\n1;2\nx\0;y\n')).rejects.toThrow('line 3')
  })

  it('refuses what is no file', async () => {
    await expect(surveyFile(path('absent'))).rejects.toMatchObject({ code: 'file.missing' })
    await expect(surveyFile(folder)).rejects.toMatchObject({ code: 'file.not_a_file' })
    execFileSync('mkfifo', [path('pipe')])
    await expect(surveyFile(path('pipe'))).rejects.toMatchObject({ code: 'file.not_a_file' })
  })

  it('refuses what cannot be opened', async () => {
    await survey(polish)
    await expect(surveyFile(path('file/inside'))).rejects.toMatchObject({ code: 'file.unreadable' })
  })
})
