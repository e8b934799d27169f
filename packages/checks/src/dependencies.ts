import type { Manifest } from './manifests.ts'
import type { Module } from './modules.ts'
import { isProduct, packageOf } from './tree.ts'

/** Packages that run in a browser too. */
const inBrowsers = new Set(['domain', 'api', 'sdk', 'elements'])

/** Libraries that belong to the server alone, whatever they weigh. */
const serverOnly = new Set(['jose', 'otplib'])

/** Imports of libraries that the package does not declare, or must not have. */
export function libraryBreaks(
  modules: readonly Module[],
  manifests: readonly Manifest[],
): string[] {
  const byPackage = new Map(manifests.map((manifest) => [packageOf(manifest.folder), manifest]))
  const shared = Object.keys(byPackage.get(null)?.devDependencies ?? {})
  return modules.flatMap((module) => {
    const own = packageOf(module.path) ?? ''
    const manifest = byPackage.get(own)
    // What only a script of the package runs is a developer's tool.
    const tool = Object.values(manifest?.scripts ?? {}).some((script) =>
      script.includes(` ${module.path.slice(manifest?.folder.length)}`),
    )
    const product = isProduct(module.path) && !tool
    const declared = new Set([
      ...Object.keys(manifest?.dependencies ?? {}),
      ...Object.keys(manifest?.optionalDependencies ?? {}),
      ...Object.keys(manifest?.peerDependencies ?? {}),
      ...(product ? [] : [...Object.keys(manifest?.devDependencies ?? {}), ...shared]),
    ])
    return module.imports.flatMap(({ library, line }) => {
      if (library === null) return []
      const at = `${module.path}:${line}`
      if (
        product &&
        inBrowsers.has(own) &&
        (library.startsWith('node:') || serverOnly.has(library))
      )
        return [`${at} would not run in a browser: ${library}`]
      if (product && own === 'domain')
        return [`${at} is a rule of the business; it imports ${library}`]
      return library.startsWith('node:') || declared.has(library) || library === manifest?.name
        ? []
        : [`${at} imports ${library}, which its package does not declare`]
    })
  })
}

/** Libraries that a package makes its users install though none of its code imports them. */
export function unusedLibraries(
  modules: readonly Module[],
  manifests: readonly Manifest[],
): string[] {
  return manifests
    .filter((manifest) => packageOf(manifest.folder) !== null && !manifest.private)
    .flatMap(({ name, folder, dependencies, optionalDependencies }) => {
      const product = modules.filter(({ path }) => path.startsWith(folder) && isProduct(path))
      const used = new Set(product.flatMap(({ imports }) => imports.map(({ library }) => library)))
      return (
        Object.keys({ ...dependencies, ...optionalDependencies })
          .filter((library) => !used.has(library))
          // Optional ones are looked up by name at run time.
          .filter((library) => !product.some(({ code }) => code.includes(`'${library}'`)))
          .map((library) => `${name} declares ${library} and never imports it`)
      )
    })
}
