// Prevents: a lower floor that comes to need a higher one, so that neither can be read, tested or
// shipped without the other.
import { describe, expect, it } from 'vitest'
import { featureBreaks, packageFloorBreaks, serverFloorBreaks } from './floors.ts'
import { modulesOf } from './modules.ts'
import { sharedBetweenFeatures } from './shared-between-features.ts'
import { readTree } from './tree.ts'

const modules = modulesOf(readTree())
const manifest = (name: string) => ({
  path: `packages/${name}/package.json`,
  text: JSON.stringify({ name: `@hezo/${name}`, exports: { '.': './src/index.ts' } }),
})
const sample = (path: string, text: string) =>
  modulesOf([{ path: `packages/${path}`, text }, manifest('domain'), manifest('sdk')])

describe('between packages', () => {
  it('each imports only the floors below it', () => {
    expect(packageFloorBreaks(modules)).toEqual([])
  })

  it('finds a rule that calls the client', () => {
    const found = packageFloorBreaks(sample('domain/src/lib/nip.ts', `import '@hezo/sdk'`))
    expect(found).toEqual(['packages/domain/src/lib/nip.ts:1 may not import @hezo/sdk'])
  })

  it('finds a relative path into another package', () => {
    const text = `export { nip } from '../../domain/src/nip.ts'`
    expect(packageFloorBreaks(sample('api/src/nip.ts', text))).toHaveLength(1)
  })

  it('lets only the tests of the server use the client', () => {
    const text = `import { createClient } from '@hezo/sdk'`
    expect(packageFloorBreaks(sample('server/src/app.test.ts', text))).toEqual([])
    expect(packageFloorBreaks(sample('server/src/app.ts', text))).toHaveLength(1)
  })
})

describe('inside the server', () => {
  it('each floor imports only its own and lower ones', () => {
    expect(serverFloorBreaks(modules)).toEqual([])
  })

  it('finds storage that knows a feature', () => {
    const text = `\nimport { get } from '../features/tickets/get-ticket.ts'`
    expect(serverFloorBreaks(sample('server/src/platform/storage.ts', text))).toEqual([
      'packages/server/src/platform/storage.ts:2 climbs to ../features/tickets/get-ticket.ts',
    ])
  })

  it('finds a folder that nobody gave a floor', () => {
    expect(serverFloorBreaks(sample('server/src/helpers/text.ts', ''))).toEqual([
      'packages/server/src/helpers/text.ts stands on no floor of the server',
    ])
  })
})

describe('between features', () => {
  it('a feature reaches into another only for what that one lends', () => {
    expect(featureBreaks(modules, sharedBetweenFeatures)).toEqual([])
  })

  const text = `import { store } from '../tickets/ticket-store.ts'`
  const contact = sample('server/src/features/contact/create-contact.ts', text)

  it("finds a verb that uses another feature's store", () => {
    expect(featureBreaks(contact, {})).toHaveLength(1)
    expect(featureBreaks(contact, { 'tickets/ticket-store.ts': 'a reason' })).toEqual([])
  })

  it('finds a loan that nobody uses any more', () => {
    expect(featureBreaks([], { 'tickets/gone.ts': 'a reason' })).toEqual([
      'tickets/gone.ts is lent to nobody',
    ])
  })
})
