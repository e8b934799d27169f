import { readFile, writeFile } from 'node:fs/promises'
import { countCodePoints, passwordLength } from '@hezo/domain'
import { entryBytes, entryOf, listFile } from './common-passwords.ts'

const [source] = process.argv.slice(2)
if (!source) throw new TypeError('usage: build-list.ts WORDLIST.txt')

const lines = (await readFile(source, 'utf8')).split(/\r?\n/)
const long = lines.filter((line) => countCodePoints(line) >= passwordLength.min)
const entries = [...new Set(long.map((line) => entryOf(line).toString('hex')))].toSorted()
await writeFile(listFile, Buffer.from(entries.join(''), 'hex'))
process.stdout.write(`${lines.length} lines, ${entries.length} entries of ${entryBytes} bytes\n`)
