import { Command } from 'commander'
import {
  approveByOperator,
  requestByOperator,
  stopByOperator,
  type TypedReset,
} from '../features/factor-reset/by-operator.ts'
import { factorResets, toFactorReset } from '../features/factor-reset/factor-reset-view.ts'
import { textTable } from './text-table.ts'
import { withServices } from './with-services.ts'

const byOption = ['--by <address>', 'e-mail address of the engineer who decides it'] as const

/** `hezo factor-reset request`: writes down a lost authenticator after calling back. */
export function requestResetCommand(): Command {
  return new Command('request')
    .description('writes down a lost authenticator, for a colleague to approve')
    .argument('<email>', 'e-mail address that the person signs in with')
    .requiredOption('--by <address>', 'e-mail address of the engineer who called back')
    .requiredOption('--phone <number>', 'number that was called')
    .requiredOption('--spoke-with <name>', 'who answered, in quotes')
    .requiredOption('--note <text>', 'how the person was recognised, in quotes')
    .action(async (email: string, typed: Omit<TypedReset, 'email'>) => {
      const id = await withServices((services) => requestByOperator(services, { ...typed, email }))
      process.stdout.write(
        `Written down. Another engineer approves it with: hezo factor-reset approve ${id} --by <address>\n`,
      )
    })
}

/** `hezo factor-reset approve`: the second of the two who decide. */
export function approveResetCommand(): Command {
  return new Command('approve')
    .description('approves what a colleague wrote down, and mails who may stop it')
    .argument('<id>', 'id of the reset')
    .requiredOption(...byOption)
    .action(async (id: string, { by }: { readonly by: string }) => {
      await withServices((services) => approveByOperator(services, { id, by }))
      process.stdout.write('Approved. The person gets a link once the time to stop it is over.\n')
    })
}

/** `hezo factor-reset stop`: ends one before it is completed. */
export function stopResetCommand(): Command {
  return new Command('stop')
    .description('stops one that is not completed')
    .argument('<id>', 'id of the reset')
    .requiredOption(...byOption)
    .action(async (id: string, { by }: { readonly by: string }) => {
      await withServices((services) => stopByOperator(services, { id, by }))
      process.stdout.write('Stopped.\n')
    })
}

/** `hezo factor-reset list`: the newest of them. */
export function listResetsCommand(): Command {
  return new Command('list').description('shows the newest of them').action(async () => {
    const rows = await withServices(async ({ clock, db }) => {
      const found = await factorResets(db).orderBy('reset.id', 'desc').limit(50).execute()
      return found.map((row) => toFactorReset(row, clock.now()))
    })
    const lines = textTable(
      ['id', 'status', 'person', 'requested by', 'approved by', 'opens'],
      rows.map((row) => [
        row.id,
        row.status,
        row.person.email,
        row.requestedBy.name,
        row.approvedBy?.name ?? '',
        row.opensAt ?? '',
      ]),
    )
    process.stdout.write(`${lines.join('\n')}\n`)
  })
}
