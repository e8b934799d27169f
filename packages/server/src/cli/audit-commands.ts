import { Command, InvalidArgumentError } from 'commander'
import { type ChainFault, verifyChain } from '../features/audit/verify-chain.ts'
import { withServices } from './with-services.ts'

const number = new Intl.NumberFormat('en-GB')

const faults: Readonly<Record<ChainFault['kind'], string>> = {
  seal_missing: 'its seal was removed',
  event_missing: 'its event was removed',
  hash_differs: 'its event or its place was changed',
  added_later: 'the event was added later',
  head_unknown: 'the chain did not grow from the head you gave: its end was cut off or replaced',
}

/** `hezo audit verify`: looks whether the audit trail is as it was written. */
export function verifyAuditCommand(): Command {
  return new Command('verify')
    .description('looks whether the audit trail is as it was written')
    .option('--head <hash>', 'a head that was noted before: the chain must contain it', readHash)
    .action(async ({ head: known }: { readonly head?: string }) => {
      const { position, head, waiting, fault } = await withServices(({ db }) =>
        verifyChain(db, known),
      )
      process.stdout.write(
        `${[
          `${number.format(position)} sealed events are as they were written.`,
          `Head: position ${position}, ${head}`,
          ...(waiting > 0 ? [`${number.format(waiting)} events have no seal yet.`] : []),
        ].join('\n')}\n`,
      )
      if (fault) throw new Error(describeFault(fault))
    })
}

function describeFault({ position, eventId, kind }: ChainFault): string {
  const place = position === null ? '' : ` at position ${position}`
  const event = eventId === null ? '' : ` (event ${eventId})`
  return `The audit trail breaks${place}${event}: ${faults[kind]}.`
}

function readHash(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError('Give 64 hexadecimal digits.')
  return text.toLowerCase()
}
