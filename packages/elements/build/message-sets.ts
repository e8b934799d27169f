import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js'
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js'
import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../locales')

/** The sets of messages, one per chunk: the names of `locales/*.json`. */
export const messageSets = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

/**
 * The extractor of the set's own folders. Lit's follows imports, and what another set holds (the
 * foundation's messages are always there) need not come twice.
 */
class SetLocalizer extends RuntimeLitLocalizer {
  override extractSourceMessages(): ReturnType<RuntimeLitLocalizer['extractSourceMessages']> {
    const folders = this.config.inputFiles?.map((pattern) => resolve(folder, dirname(pattern)))
    const { messages, errors } = super.extractSourceMessages()
    const own = messages.filter(({ file }) => folders?.includes(dirname(file.fileName)))
    return { messages: own, errors }
  }
}

/** The extractor of a set; `outputDir` is where it writes modules, by default where they belong. */
export function localizerOf(set: string, outputDir?: string): RuntimeLitLocalizer {
  const config = readConfigFileAndWriteSchema(`${folder}/${set}.json`)
  if (config.output.mode !== 'runtime')
    throw new Error(`locales/${set}.json is not in runtime mode`)
  return new SetLocalizer({
    ...config,
    output: { ...config.output, outputDir: outputDir ?? config.output.outputDir },
    resolve: (path) => resolve(folder, path),
  })
}
