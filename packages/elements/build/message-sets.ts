import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js'
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../locales')

/** The sets of messages, one per chunk: the names of `locales/*.json`. */
export const messageSets = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

/** The extractor of a set; `outputDir` is where it writes modules, by default where they belong. */
export function localizerOf(set: string, outputDir?: string): RuntimeLitLocalizer {
  const config = readConfigFileAndWriteSchema(`${folder}/${set}.json`)
  if (config.output.mode !== 'runtime')
    throw new Error(`locales/${set}.json is not in runtime mode`)
  return new RuntimeLitLocalizer({
    ...config,
    output: { ...config.output, outputDir: outputDir ?? config.output.outputDir },
    resolve: (path) => resolve(folder, path),
  })
}
