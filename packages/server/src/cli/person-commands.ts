import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { erasePersonByOperator } from '../features/personal-data/erase-by-operator.ts'
import { exportPersonByOperator } from '../features/personal-data/export-by-operator.ts'
import type { ExportFormat } from '../features/personal-data/export-file.ts'
import { fromCaller } from './from-caller.ts'
import { withServices } from './with-services.ts'

const whom = 'e-mail address, or id (usr_…) of a person who was removed from a company'

/** `hezo person export`: everything stored about a person, for a request that came by phone or letter. */
export function exportPersonCommand(): Command {
  return new Command('export')
    .description('writes everything stored about a person into a file')
    .argument('<person>', whom)
    .requiredOption('--to <file>', 'file to be written, readable by nobody else')
    .addOption(
      new Option('--format <format>', 'for programs, or to be read')
        .choices(['json', 'pdf'])
        .default('pdf'),
    )
    .action(async (person: string, options: { to: string; format: ExportFormat }) => {
      const path = fromCaller(options.to)
      const content = await withServices((services) =>
        exportPersonByOperator(services, person, options.format),
      )
      await writeFile(path, content, { mode: 0o600, flag: 'wx' })
      process.stdout.write(`Written: ${path}\n`)
    })
}

/** `hezo person erase`: the same as a person may ask for alone, for a request that came otherwise. */
export function erasePersonCommand(): Command {
  return new Command('erase')
    .description('erases a person’s account and data for good; tickets stay, without the name')
    .argument('<person>', whom)
    .action(async (person: string) => {
      const { account, traces } = await withServices((services) =>
        erasePersonByOperator(services, person),
      )
      process.stdout.write(
        account
          ? `The account ${account} and its data are erased; the person is told by mail.\n`
          : `There was no account; ${traces} rows under that address are erased.\n`,
      )
    })
}
