import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { legacyCase, writeLegacyExport } from '../../../testing/legacy-export.ts'
import { createLegacyWorld, type LegacyWorld } from '../../../testing/legacy-world.ts'
import { maxLineBytes } from './read-lines.ts'

let world: LegacyWorld
beforeAll(async () => {
  world = await createLegacyWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clear())

describe('a case that is no good', () => {
  const [first] = (legacyCase() as { messages: object[] }).messages
  test.each<[string, object | string | Uint8Array, string, string | null]>([
    ['broken off', '{"id":"MH-9","subject":"urwany', 'line.not_json', null],
    ['a list', '[1]', 'line.not_json', null],
    ['a number', '7', 'line.not_json', null],
    ['Windows-1250', Buffer.from('{"id":"\u00b1"}', 'latin1'), 'line.damaged_text', null],
    ['without an id', legacyCase({ id: undefined }), 'field.wrong', 'id'],
    ['of a wrong kind', legacyCase({ messages: 'x' }), 'field.wrong', 'messages'],
    ['of an unknown status', legacyCase({ status: 'constructor' }), 'status.unknown', 'status'],
    ['without a subject', legacyCase({ subject: '  ' }), 'subject.empty', 'subject'],
    ['NUL in its subject', legacyCase({ subject: 'a\0b' }), 'text.not_storable', 'subject'],
    ['half a character', legacyCase({ subject: 'a\ud800' }), 'text.not_storable', 'subject'],
    ['no instant', legacyCase({ openedAt: '2.03.2024' }), 'date.wrong_format', 'openedAt'],
    [
      '25 o’clock',
      legacyCase({ openedAt: '2024-03-02T25:00:00Z' }),
      'date.wrong_format',
      'openedAt',
    ],
    [
      '30 February',
      legacyCase({ openedAt: '2024-02-30T10:00:00Z' }),
      'date.no_such_day',
      'openedAt',
    ],
    [
      'in the future',
      legacyCase({ updatedAt: '2031-01-01T10:00:00Z' }),
      'date.in_future',
      'updatedAt',
    ],
    [
      'changed before opened',
      legacyCase({ updatedAt: '2024-01-01T10:00:00Z' }),
      'dates.wrong_order',
      'updatedAt',
    ],
    [
      'a message to come',
      legacyCase({ messages: [{ ...first, at: '2031-01-01T10:00:00Z' }] }),
      'date.in_future',
      'messages.0.at',
    ],
    ['without messages', legacyCase({ messages: [] }), 'messages.none', 'messages'],
    ['a wrong NIP', legacyCase({ nip: 'PL1111111112' }), 'nip.wrong', 'nip'],
    ['another customer’s', legacyCase({ nip: 'PL1234563218' }), 'contract.other_customer', 'nip'],
    [
      'of no contract',
      legacyCase({ contractNumber: 'SHZ/1' }),
      'contractNumber.unknown',
      'contractNumber',
    ],
    ['of no device', legacyCase({ serialNumber: 'F' }), 'serialNumber.wrong', 'serialNumber'],
    [
      'of another device',
      legacyCase({ serialNumber: 'FG00000002' }),
      'serialNumber.unknown',
      'serialNumber',
    ],
    [
      'with a missing file',
      legacyCase({ attachments: ['files/none.png'] }),
      'file.missing',
      'attachments.0',
    ],
    ['with a folder', legacyCase({ attachments: ['files'] }), 'file.not_a_file', 'attachments.0'],
    [
      'with a file outside',
      legacyCase({ attachments: ['../../etc/passwd'] }),
      'file.outside',
      'attachments.0',
    ],
    [
      'with an absolute path',
      legacyCase({ attachments: ['/etc/passwd'] }),
      'file.missing',
      'attachments.0',
    ],
    [
      'with NUL in a path',
      legacyCase({ attachments: ['files/a\0.png'] }),
      'file.outside',
      'attachments.0',
    ],
    [
      'with an empty file',
      legacyCase({ attachments: ['files/empty.txt'] }),
      'file.empty',
      'attachments.0',
    ],
    [
      'with twenty files',
      legacyCase({ attachments: Array.from({ length: 20 }, () => 'files/a') }),
      'attachments.too_many',
      'attachments',
    ],
  ])('%s is refused by line and reason, and the rest goes in', async (_, line, code, field) => {
    const good = [legacyCase({ id: 'before' }), legacyCase({ id: 'after' })]
    const outcome = await world.run([good[0] ?? '', '', line, good[1] ?? ''], {
      'files/empty.txt': '',
    })
    expect(outcome.refused).toMatchObject([{ line: 3, code, field }])
    expect(outcome).toMatchObject({ cases: 3, created: 2, refusedCases: 1 })
  })

  test('on a line of 50 MB is passed over', async () => {
    const outcome = await world.run([
      legacyCase({ id: 'before' }),
      Buffer.alloc(50 * 1024 * 1024, 'x'),
      legacyCase({ id: 'after' }),
    ])
    expect(outcome.refused).toMatchObject([{ line: 2, code: 'line.too_long' }])
    expect(outcome.created).toBe(2)
    expect(maxLineBytes).toBeLessThan(50 * 1024 * 1024)
  })

  test('with the id of an earlier line is refused', async () => {
    const outcome = await world.run([legacyCase(), legacyCase({ subject: 'Inny' })])
    expect(outcome.refused).toMatchObject([{ line: 2, id: 'MH-1', code: 'id.repeated' }])
    expect(outcome.created).toBe(1)
  })

  test('with a link that leads out of the folder, or a file of 26 MB, is refused', async () => {
    const written = await writeLegacyExport([
      legacyCase({ id: 'link', attachments: ['files/link.txt'] }),
      legacyCase({ id: 'folder', attachments: ['linked/passwd'] }),
      legacyCase({ id: 'large', attachments: ['files/large.bin'] }),
    ])
    await symlink('/etc/passwd', join(written.folder, 'files/link.txt'))
    await symlink('/etc', join(written.folder, 'linked'))
    await writeFile(join(written.folder, 'files/large.bin'), 'x')
    await truncate(join(written.folder, 'files/large.bin'), 26 * 1024 * 1024)
    const { refused } = await world.importFrom(written.path)
    expect(refused.map(({ id, code }) => [id, code])).toEqual([
      ['link', 'file.outside'],
      ['folder', 'file.outside'],
      ['large', 'file.too_large'],
    ])
    await written.remove()
  })

  test('is not where the byte order mark is', async () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf])
    const outcome = await world.run([
      Buffer.concat([mark, Buffer.from(JSON.stringify(legacyCase()))]),
    ])
    expect(outcome).toMatchObject({ created: 1, refused: [] })
  })
})

test('a file that is not there, or a folder, is said to be so', async () => {
  await expect(world.importFrom('/nowhere/tickets.ndjson')).rejects.toMatchObject({
    code: 'file.missing',
  })
  const folder = join(world.server.files, 'folder')
  await mkdir(folder, { recursive: true })
  await expect(world.importFrom(folder)).rejects.toMatchObject({ code: 'file.not_a_file' })
})
