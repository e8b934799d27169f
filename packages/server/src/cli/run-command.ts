import { Command, CommanderError } from 'commander'
import { addStaffCommand, addSupplierCommand } from './add-people.ts'
import { verifyAuditCommand } from './audit-commands.ts'
import { explainFailure } from './explain-failure.ts'
import {
  approveResetCommand,
  listResetsCommand,
  requestResetCommand,
  stopResetCommand,
} from './factor-reset-commands.ts'
import { importContractsCommand } from './import-contracts-command.ts'
import { importTicketsCommand } from './import-tickets-command.ts'
import { setOwnerCommand } from './set-owner-command.ts'
import { listKeysCommand, pruneKeysCommand, rotateKeysCommand } from './keys-commands.ts'
import { erasePersonCommand, exportPersonCommand } from './person-commands.ts'
import { listImportsCommand, undoImportCommand } from './past-imports-commands.ts'

/** How a command ends: done, failed, called wrongly, stopped by Ctrl-C. */
export const exitCodes = { done: 0, failed: 1, misuse: 2, stopped: 130 } as const

const examples = `
Examples:
  hezo import contracts contracts.csv --dry-run --report report.json
  hezo import tickets legacy/tickets.ndjson --dry-run
  hezo staff add --email anna.nowak@hezo.example --name "Anna Nowak"
  hezo audit verify
  hezo person export jan@customer.example --to jan.pdf
  hezo person erase jan@customer.example
  hezo owner set --nip 1234563218 --email jan@customer.example
  hezo supplier add --nip PL5260250274 --email jan@reseller.example --name "Jan Kowal"
  hezo factor-reset request anna@customer.example --by jan@hezo.example \\
    --phone +48601234567 --spoke-with "Anna Nowak" --note "Called the number of the contract."
  hezo keys rotate

Settings are environment variables, the server's: DATA_DIR (.data) or DATABASE_URL say which
database is meant. Commands work whether or not the server is running.

Exit codes: 0 done, 1 failed, 2 called wrongly, 130 stopped by Ctrl-C.`

/**
 * Runs one command of `hezo`, and says on standard error why it failed.
 *
 * @param words what follows `hezo` on the command line.
 * @returns the exit code.
 */
export async function runCommand(words: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(words, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    // Commander has said already what is wrong; asking for help is no failure.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.misuse
    }
    const { message, exitCode } = explainFailure(error)
    process.stderr.write(`${message}\n`)
    return exitCode
  }
}

function createProgram(): Command {
  const program = new Command('hezo')
    .description('Looks after a myHEZO support service.')
    .addHelpText('after', examples)
  const importing = program.command('import').description('bring data of other systems in')
  const staff = program.command('staff').description("HEZO's own engineers")
  const supplier = program.command('supplier').description('employees of resellers')
  const audit = program.command('audit').description('who did what, when and from where')
  const person = program.command('person').description('personal data of one person')
  const owner = program
    .command('owner')
    .description('those who look after a company and its people')
  const resets = program.command('factor-reset').description('authenticators that people have lost')
  const keys = program.command('keys').description('keys that sign tokens and seal secrets')
  importing.addCommand(importContractsCommand())
  importing.addCommand(importTicketsCommand())
  importing.addCommand(listImportsCommand())
  importing.addCommand(undoImportCommand())
  staff.addCommand(addStaffCommand())
  supplier.addCommand(addSupplierCommand())
  audit.addCommand(verifyAuditCommand())
  person.addCommand(exportPersonCommand())
  person.addCommand(erasePersonCommand())
  owner.addCommand(setOwnerCommand())
  for (const make of [
    requestResetCommand,
    approveResetCommand,
    stopResetCommand,
    listResetsCommand,
  ]) {
    resets.addCommand(make())
  }
  keys.addCommand(listKeysCommand())
  keys.addCommand(rotateKeysCommand())
  keys.addCommand(pruneKeysCommand())
  for (const command of [program, importing, staff, supplier, owner, resets, keys, audit, person]) {
    for (const one of [command, ...command.commands]) one.exitOverride().showHelpAfterError()
  }
  return program
}
