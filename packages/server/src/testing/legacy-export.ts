import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with an export of the application before this one. */
export interface LegacyExport {
  readonly folder: string
  readonly path: string
  remove(): Promise<void>
}

/** A case as the old application writes it. */
export function legacyCase(changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    id: 'MH-1',
    subject: 'Awaria dysku 3',
    status: 'open',
    nip: 'PL1111111111',
    contractNumber: 'SHZ/2026/1',
    serialNumber: '(H)-FG00000001',
    openedAt: '2024-03-02T15:12:00.000Z',
    updatedAt: '2024-03-04T02:08:22.000Z',
    reporter: { name: 'Jagoda Szczęsny', email: 'Jagoda@Firma.example' },
    messages: [
      {
        author: { name: 'Jagoda Szczęsny', email: 'jagoda@firma.example', role: 'customer' },
        at: '2024-03-02T15:12:00.000Z',
        body: 'Dysk miga na czerwono.',
      },
      {
        author: { name: 'Serwis HEZO', role: 'hezo' },
        at: '2024-03-04T02:08:22.000Z',
        body: 'Wysyłamy technika.',
      },
    ],
    attachments: [],
    ...changes,
  }
}

/**
 * Writes an export.
 *
 * @param lines objects become JSON, the rest stands as it is.
 * @param files by path below the folder.
 */
export async function writeLegacyExport(
  lines: readonly (object | string | Uint8Array)[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<LegacyExport> {
  const folder = await mkdtemp(join(tmpdir(), 'hezo-legacy-'))
  await mkdir(join(folder, 'files'))
  const path = join(folder, 'tickets.ndjson')
  const parts = lines.flatMap((line) => [
    line instanceof Uint8Array || typeof line === 'string' ? line : JSON.stringify(line),
    '\n',
  ])
  await writeFile(path, Buffer.concat(parts.map((part) => Buffer.from(part))))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return { folder, path, remove: () => rm(folder, { recursive: true }) }
}
