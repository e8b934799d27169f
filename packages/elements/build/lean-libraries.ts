import { resolve } from 'node:path'
import type { Plugin, RollupLog, TreeshakingOptions } from 'rollup'

/** What browsers get in the place of a library: the few functions of it that the client calls. */
const standIns: Readonly<Record<string, string>> = {
  'zod/mini': 'reply-reader',
  ky: 'request-sender',
}

/** Puts `reply-reader.ts` in the place of zod, `request-sender.ts` in that of ky. */
export function leanLibraries(): Plugin {
  return {
    name: 'lean-libraries',
    resolveId(id) {
      const file = standIns[id]
      if (!file) return null
      const module = resolve(import.meta.dirname, `../dist/build/${file}.js`)
      return { id: module, moduleSideEffects: false }
    },
  }
}

/** A function of a library that its stand-in lacks would be `undefined` when it is called. */
export function refuseMissingExports({ code, message }: RollupLog): void {
  if (code === 'MISSING_EXPORT') throw new Error(message)
}

/** Reading is harmless in our modules and those we use, and a schema nobody needs is left out. */
export const treeshake: TreeshakingOptions = {
  propertyReadSideEffects: false,
  manualPureFunctions: ['idSchema'],
}
