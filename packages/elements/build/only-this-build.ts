import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'rollup'

/** Takes away the chunks of earlier builds once the new ones stand beside them. */
export function onlyThisBuild(): Plugin {
  return {
    name: 'only-this-build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of readdirSync(dir)) if (!(name in bundle)) rmSync(join(dir, name))
    },
  }
}
