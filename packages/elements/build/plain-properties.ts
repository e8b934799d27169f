import type { Plugin } from 'rollup'

const property =
  /__decorate\(\[\s*(property|state)\(([^\]]*)\)\s*\], (\w+)\.prototype, ("\w+"), void 0\)/g
const type = /(\w+) = __decorate\(\[\s*(element\([^\]]*\))\s*\], \1\)/g
const helpers = /^import \{ __\w+(?:, __\w+)* \} from "tslib";$/m

/**
 * Writes what Lit's decorators do as the calls they make, so that neither they nor the compiler's
 * helpers travel. (The helper for imports at run time minds `.ts` endings; ours are `.js`.)
 */
export function plainProperties(): Plugin {
  return {
    name: 'plain-properties',
    transform(code, id) {
      if (!id.includes('/elements/dist/') || !helpers.test(code)) return null
      const plain = code
        .replace(helpers, '')
        .replace(property, (_, kind: string, options: string, name: string, key: string) =>
          kind === 'property'
            ? `${name}.createProperty(${key}, ${options || 'undefined'})`
            : `${name}.createProperty(${key}, { state: true, attribute: false })`,
        )
        .replace(type, '$2($1)')
        .replaceAll('__rewriteRelativeImportExtension(', '(')
      if (/\b__\w+\(/.test(plain))
        this.error(`${id} uses a helper that plain-properties does not know`)
      return { code: plain, map: null }
    },
  }
}
