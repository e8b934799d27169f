import { execFileSync, spawn } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callCommand, type Ended } from '../testing/call-command.ts'
import {
  createTestImport,
  exportHeader,
  exportRow,
  type TestImport,
} from '../testing/test-import.ts'

const cli = join(import.meta.dirname, '../cli.ts')
const fixture = join(import.meta.dirname, '../../testdata/contracts.csv')

let bench: TestImport
let folder: string
let environment: Readonly<Record<string, string>>
beforeAll(async () => {
  bench = await createTestImport()
  folder = dirname(await bench.file(''))
  environment = {
    DATABASE_URL: bench.databaseUrl,
    DATA_DIR: join(folder, 'data'),
    PUBLIC_URL: 'https://hezo.test',
    INIT_CWD: folder,
  }
})
afterAll(() => bench.close())

const call = (words: readonly string[]) => callCommand(words, environment)

/** Runs `hezo` as an operator does, on the test's database. */
function hezo(words: readonly string[], stopAtFirstWord = false): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...words], {
    env: { PATH: process.env.PATH, ...environment },
  })
  const ended = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    if (stopAtFirstWord && ended.err === '') child.kill('SIGINT')
    ended.err += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...ended }))
  })
}

describe('hezo', () => {
  it('explains itself', async () => {
    const { code, out } = await call(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('hezo import contracts')
    expect(out).toContain('Exit codes: 0 done, 1 failed, 2 called wrongly')
  })

  it.each([
    [[], 'Usage: hezo'],
    [['improt'], "unknown command 'improt'"],
    [['import', 'contracts'], "missing required argument 'file'"],
    [['import', 'contracts', 'a.csv', 'b.csv'], 'too many arguments'],
    [['import', 'contracts', 'a.csv', '--fast'], "unknown option '--fast'"],
    [['staff', 'add', '--email', 'a@b.pl'], "required option '--name <name>' not specified"],
    [['staff', 'add', '--email', 'a@b.pl', '--name', 'Anna'], 'Give the first and the last name.'],
    [['staff', 'add', '--email', 'anna', '--name', 'Anna Nowak'], '--email: Enter the full e-mail'],
    [
      ['supplier', 'add', '--nip', '1234567890', '--email', 'a@b.pl', '--name', 'Jan Kos'],
      '--nip: There is a mistake in this NIP',
    ],
    [
      ['owner', 'set', '--nip', '1234567890', '--email', 'a@b.pl'],
      '--nip: There is a mistake in this NIP',
    ],
    [['owner', 'set', '--nip', '7250995298', '--email', 'a'], '--email: Enter the full e-mail'],
  ])('called wrongly (%j) says what is wrong', async (words, message) => {
    const { code, err, out } = await call(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })
})

describe('hezo import contracts', () => {
  it('prints a table, and writes the whole report where it is asked to', async () => {
    const dry = await hezo(['import', 'contracts', fixture, '--dry-run', '--report', 'dry.json'])
    expect(dry).toMatchObject({ code: 0, err: '' })
    expect(dry.out).toContain('Dry run: nothing was written.')
    expect(await bench.query('SELECT 1 FROM companies')).toEqual([])

    const done = await hezo(['import', 'contracts', fixture, '--report', 'done.json'])
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('devices         61        0          0')
    expect(done.out).toContain('66 rows read, 61 taken, 5 refused; 24 old (H)- prefixes removed.')
    expect(done.out).toMatch(/27 {2}NIP klienta +nip\.wrong_check_digit +"PL1234567890" is no NIP/)

    const reports = ['dry.json', 'done.json'].map((name) => readFile(join(folder, name), 'utf8'))
    const [first, second] = (await Promise.all(reports)).map((text): unknown => JSON.parse(text))
    expect(second).toEqual(first)
    expect(Object.keys(second as object)).toEqual([
      'rows',
      'companies',
      'contracts',
      'devices',
      'legacyPrefixesRemoved',
      'refused',
    ])
    expect(second).toMatchObject({
      rows: 66,
      refused: [{ line: 27, column: 'NIP klienta', code: 'nip.wrong_check_digit' }, {}, {}, {}, {}],
    })
  })

  it('writes a report that is JSON when nothing was refused, and over an older one', async () => {
    const file = await bench.file(`${exportHeader};Uwagi\n${exportRow()};x\n`)
    await writeFile(join(folder, 'old.json'), 'old')
    const { code, err } = await call([
      'import',
      'contracts',
      file,
      '--dry-run',
      '--report',
      'old.json',
    ])
    expect(code).toBe(0)
    expect(err).toBe('Columns that are not imported: Uwagi\n')
    expect(JSON.parse(await readFile(join(folder, 'old.json'), 'utf8'))).toMatchObject({
      rows: 1,
      refused: [],
    })
  })

  it('prints the first refused rows when there are very many', async () => {
    const bad = Array.from({ length: 3_000 }, () => exportRow({ nip: '' }))
    const file = await bench.file([exportHeader, ...bad].join('\n'))
    const { code, out } = await call(['import', 'contracts', file, '--report', 'many.json'])
    expect(code).toBe(0)
    expect(out.split('\n').length).toBeLessThan(70)
    expect(out).toContain('… and 2,950 more; --report FILE has all of them.')
    expect(JSON.parse(await readFile(join(folder, 'many.json'), 'utf8'))).toHaveProperty(
      'refused.length',
      3_000,
    )
  })

  it.each([
    ['absent.csv', 'There is no file'],
    ['.', 'is a folder or a device'],
    ['empty.csv', 'The file is empty.'],
    ['header.csv', 'has no rows'],
    ['other.csv', 'does not name the columns'],
    ['binary.csv', 'NUL byte'],
  ])('refuses %s in one clear line', async (name, message) => {
    await writeFile(join(folder, 'empty.csv'), '')
    await writeFile(join(folder, 'header.csv'), `${exportHeader}\r\n`)
    await writeFile(join(folder, 'other.csv'), 'a,b,c\n1,2,3\n')
    await writeFile(join(folder, 'binary.csv'), Buffer.from([1, 2, 0, 10]))
    const before = await bench.query('SELECT * FROM imports')
    const { code, out, err } = await call(['import', 'contracts', name])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(message)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('Nothing was imported.')
    expect(await bench.query('SELECT * FROM imports')).toEqual(before)
  })

  it.each(['no/where.json', '.'])('does not start when its report cannot be %s', async (path) => {
    const before = await bench.query('SELECT * FROM imports')
    const { code, err } = await call(['import', 'contracts', fixture, '--report', path])
    expect(code).toBe(1)
    expect(err).toContain('The report cannot be written')
    expect(await bench.query('SELECT * FROM imports')).toEqual(before)
  })

  // Prevents a report from taking the place of a device.
  it('writes its report into what is no file', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const read = readFile(join(folder, 'pipe'), 'utf8')
    const words = ['import', 'contracts', fixture, '--dry-run', '--report', 'pipe']
    expect(await call(words)).toMatchObject({ code: 0 })
    expect(JSON.parse(await read)).toHaveProperty('rows', 66)
    expect((await stat(join(folder, 'pipe'))).isFIFO()).toBe(true)
  })

  it('ended by Ctrl-C leaves neither rows nor a report', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) =>
      exportRow({ number: 'SHZ/9', serial: `Z${n}99` }),
    )
    // An unknown column is told before the import begins: that is when the key is pressed.
    const file = await bench.file(
      [`${exportHeader};Uwagi`, ...rows.map((row) => `${row};`)].join('\n'),
    )
    const { code, err } = await hezo(
      ['import', 'contracts', file, '--report', 'stopped.json'],
      true,
    )
    expect(code).toBe(130)
    expect(err).toContain('The import was stopped. Nothing was imported.')
    expect(await bench.query(`SELECT 1 FROM contracts WHERE number = 'SHZ/9'`)).toEqual([])
    expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([])
  })
})

describe('people', () => {
  it('are added with a one-time link, again while it is not used', async () => {
    const words = ['staff', 'add', '--email', 'ewa@hezo.example', '--name', 'Ewa Maria Lis']
    for (const { code, out } of [await hezo(words), await hezo(words)]) {
      expect(code).toBe(0)
      expect(out).toMatch(/\nhttps:\/\/hezo\.test\/activate#\S+\n$/)
    }
    expect(await bench.query('SELECT role, first_name, last_name FROM users')).toEqual([
      { role: 'staff', first_name: 'Ewa Maria', last_name: 'Lis' },
    ])
    await bench.query(`UPDATE users SET password_hash = 'set'`)
    expect(await hezo(words)).toMatchObject({
      code: 0,
      out: 'ewa@hezo.example has a password already and needs no link.\n',
    })
  })

  it('of a reseller belong to its company, in whatever spelling its NIP is given', async () => {
    const person = ['--email', 'jan@it.example', '--name', 'Jan Kos']
    const { code, out } = await call(['supplier', 'add', '--nip', '725-099-52-98', ...person])
    expect(code).toBe(0)
    expect(out).toContain('https://hezo.test/activate#')
    expect(
      await bench.query(`
        SELECT role, name FROM users JOIN companies ON companies.id = company_id
        WHERE email = 'jan@it.example'`),
    ).toEqual([{ role: 'supplier', name: 'DataNova S.A.' }])
  })

  it('are refused under an address of somebody else', async () => {
    const words = 'supplier add --nip 7250995298 --email ewa@hezo.example --name'.split(' ')
    const { code, err } = await call([...words, 'Jan Kos'])
    expect(code).toBe(1)
    expect(err).toBe('Failed: ewa@hezo.example belongs to another account\n')
  })
})

describe('hezo owner set', () => {
  const words = ['owner', 'set', '--nip', 'PL 725-099-52-98', '--email']

  it('gives a company an owner, who is let in with it', async () => {
    // Made above by `hezo supplier add`, and came.
    await bench.query('DELETE FROM activations')
    await bench.query(`UPDATE users SET approved_at = NULL WHERE email = 'jan@it.example'`)
    const done = await call([...words, 'JAN@it.example'])
    expect(done).toEqual({
      code: 0,
      out: 'JAN@it.example is an owner of DataNova S.A. now.\n',
      err: '',
    })
    expect(await call([...words, 'jan@it.example'])).toMatchObject({ code: 0 })
    expect(
      await bench.query(`
        SELECT is_owner, approved_at IS NOT NULL AS is_approved FROM users
        WHERE email = 'jan@it.example'`),
    ).toEqual([{ is_owner: true, is_approved: true }])
    expect(
      await bench.query(`
        SELECT actor_id, details FROM audit_events WHERE action = 'member.owner_changed'`),
    ).toEqual([{ actor_id: null, details: { isOwner: true } }])
  })

  it.each([
    [[...words, 'ewa@hezo.example'], "ewa@hezo.example is nobody's address at DataNova S.A."],
    [
      ['owner', 'set', '--nip', '1234563218', '--email', 'jan@it.example'],
      'there is no company with the NIP PL1234563218',
    ],
  ])('%j is refused', async (given, message) => {
    expect(await call(given)).toEqual({ code: 1, out: '', err: `Failed: ${message}\n` })
  })
})
