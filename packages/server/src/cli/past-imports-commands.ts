import { Command } from 'commander'
import { listImports } from '../features/import/list-imports.ts'
import { undoImport } from '../features/import/undo-import.ts'
import { textTable } from './text-table.ts'
import { withServices } from './with-services.ts'

const number = new Intl.NumberFormat('en-GB')

/** `hezo import undo`: takes away what an import made, unless it is in use. */
export function undoImportCommand(): Command {
  return new Command('undo')
    .description('takes away what an import made, but for what is in use since')
    .argument('<id>', 'as hezo import list tells it')
    .action(async (id: string) => {
      const { kind, fileName, startedAt, rows } = await withServices((services) =>
        undoImport(services, id),
      )
      const lines = textTable(
        ['', 'removed', 'kept'],
        Object.entries(rows).map(([name, { removed, kept }]) => [
          name,
          number.format(removed),
          number.format(kept),
        ]),
        [1, 2],
      )
      const title = `The import of ${kind} from ${fileName} of ${startedAt.toISOString()}:`
      process.stdout.write(`${[title, '', ...lines].join('\n')}\n`)
    })
}

/** `hezo import list`: the imports there were. */
export function listImportsCommand(): Command {
  return new Command('list')
    .description('lists the last fifty imports, the newest first')
    .action(async () => {
      const imports = await withServices(({ db }) => listImports(db))
      const rows = imports.map(({ id, kind, fileName, startedAt, finishedAt }) => [
        id,
        kind,
        startedAt.toISOString(),
        finishedAt?.toISOString() ?? 'did not end',
        fileName,
      ])
      const lines = textTable(['id', 'of', 'begun', 'ended', 'file'], rows)
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}
