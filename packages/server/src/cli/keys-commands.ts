import { Command } from 'commander'
import type { KeyUse } from '../features/keys/key-use.ts'
import { type ListedKey, listKeys } from '../features/keys/list-keys.ts'
import { type KeptBecause, pruneKeys, type Pruning } from '../features/keys/prune-keys.ts'
import type { Resealed } from '../features/keys/reseal.ts'
import { type NewestKey, rotateKeys } from '../features/keys/rotate-keys.ts'
import { keyTimes } from '../platform/keys/key-ring.ts'
import { textTable } from './text-table.ts'
import { withServices } from './with-services.ts'

/** Some old keys are still needed; what is, was said. */
export class KeysStillNeeded extends Error {
  override name = 'KeysStillNeeded'
}

/** `hezo keys list`: which keys there are, and what they are good for. */
export function listKeysCommand(): Command {
  return new Command('list')
    .description('lists the signing and encryption keys, and what still needs them')
    .action(async () => {
      const keys = await withServices(listKeys)
      const rows = keys.map((key) => [
        key.kind,
        key.id,
        stateOf(key),
        key.origin?.madeAt?.toISOString() ?? '',
        key.state === 'missing' ? 'nowhere' : (key.origin?.path ?? 'environment'),
        usesOf(key.use),
      ])
      print(textTable(['kind', 'id', 'state', 'made', 'where', 'sealed'], rows))
    })
}

/** `hezo keys rotate`: new keys, and everything sealed anew with the new one. */
export function rotateKeysCommand(): Command {
  return new Command('rotate')
    .description('makes a new key of each kind and seals all authenticator secrets anew')
    .option('--no-new-keys', 'only seal anew, with the newest key there is')
    .addHelpText(
      'after',
      `
May be stopped at any point: run again within an hour, it goes on with the keys it made.
Running servers take the new keys up by themselves. Back the new keys up, then look at
hezo keys list, and take the old ones away with hezo keys prune.`,
    )
    .action(async ({ newKeys }: { readonly newKeys: boolean }) => {
      const { newest, resealed } = await withServices((services) =>
        rotateKeys(services, { newKeys }),
      )
      print([...newest.map(newestLine), '', ...resealed.flatMap(resealedLines)])
    })
}

/** `hezo keys prune`: takes old keys away that nothing needs any more. */
export function pruneKeysCommand(): Command {
  return new Command('prune')
    .description('takes old keys away, but for those that something still needs')
    .option(
      '--signing-at-once',
      'old signing keys too whose tokens may live: one of them is stolen',
    )
    .action(async ({ signingAtOnce = false }: { readonly signingAtOnce?: boolean }) => {
      const pruning = await withServices((services) => pruneKeys(services, { signingAtOnce }))
      print(pruningLines(pruning))
      if (pruning.kept.length === 0) return
      throw new KeysStillNeeded('Not all old keys could go.')
    })
}

function stateOf({ state, until }: ListedKey): string {
  if (!until) return state
  return `${state} ${state === 'next' ? 'from' : 'until'} ${until.toISOString()}`
}

function usesOf(use: readonly KeyUse[]): string {
  return use.map(({ what, count }) => `${what}: ${count}`).join(', ')
}

function newestLine({ kind, id, because }: NewestKey): string {
  const used =
    kind === 'signing' ? `, which signs in ${keyTimes.rest / 60_000} minutes` : ', in use now'
  const said = {
    made: `Made the ${kind} key ${id}${used}.`,
    recent: `Went on with the ${kind} key ${id}, made within the last hour.`,
    given: `The ${kind} keys come from the environment: none was made. The first is ${id}.`,
    kept: `No ${kind} key was made. The newest is ${id}.`,
  }
  return said[because]
}

function resealedLines({ what, resealed, unreadable }: Resealed): string[] {
  const lost = unreadable.length > 0 && [
    `${what}: no key opens ${unreadable.length}: ${unreadable.slice(0, 10).join(', ')}${unreadable.length > 10 ? ', …' : ''}`,
  ]
  return [`${what}: ${resealed} sealed anew`, ...(lost || [])]
}

function pruningLines({ removed, kept }: Pruning): string[] {
  if (removed.length + kept.length === 0) return ['There are no old keys.']
  return [
    ...removed.map(({ kind, id, origin }) =>
      origin?.path
        ? `Removed the ${kind} key ${id} (${origin.path}).`
        : `Nothing needs the ${kind} key ${id}: it may go from the environment.`,
    ),
    ...kept.map(({ key, because }) => `Kept the ${key.kind} key ${key.id}: ${reasonOf(because)}`),
  ]
}

function reasonOf(because: KeptBecause): string {
  if (because.reason === 'use') {
    return `it sealed ${usesOf(because.use)}. Letters go by themselves; hezo keys rotate --no-new-keys seals the rest anew.`
  }
  if (because.reason === 'settling') {
    return `until ${because.until.toISOString()} a running server may still seal with it.`
  }
  return because.until
    ? `tokens that it signed live until ${because.until.toISOString()}.`
    : `tokens that it signed live for ${keyTimes.overlap / 60_000} minutes after another became the first.`
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
