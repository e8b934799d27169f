import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { manifestsOf, type Manifest } from './manifests.ts'
import { isCode, type SourceFile } from './tree.ts'

/** One import or re-export, static or dynamic. */
export interface Import {
  readonly specifier: string
  readonly line: number
  /** Gone when the file runs: `import type`, or nothing but types between the braces. */
  readonly onlyTypes: boolean
  /** The file of the tree it leads to; null for a library. */
  readonly target: string | null
  /** The library's package name (`node:fs`, `zod`); null for a file of the tree. */
  readonly library: string | null
}

/** A parsed file. */
export interface Module extends SourceFile {
  readonly imports: readonly Import[]
  readonly exports: readonly string[]
  /** Nothing but `export … from`: a barrel, unless it is a package's public surface. */
  readonly onlyReexports: boolean
  /** Re-exports everything of another file, whatever that may come to hold. */
  readonly exportsStar: boolean
  /** The text with every comment blanked out, lines kept. */
  readonly code: string
  readonly commentLines: number
}

/** Parses all TypeScript of the packages and finds what each import leads to. */
export function modulesOf(files: readonly SourceFile[]): Module[] {
  const paths = new Set(files.map(({ path }) => path))
  const manifests = new Map(manifestsOf(files).map((manifest) => [manifest.name, manifest]))
  return files.filter(({ path }) => isCode(path)).map((file) => parse(file, paths, manifests))
}

function parse(
  file: SourceFile,
  paths: ReadonlySet<string>,
  manifests: ReadonlyMap<string, Manifest>,
): Module {
  const { module, program, comments } = parseSync(file.path, file.text, { sourceType: 'module' })
  const requests = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      ...moduleRequest,
      onlyTypes: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) => {
      const request = entries[0]?.moduleRequest
      return request ? { ...request, onlyTypes: entries.every(({ isType }) => isType) } : []
    }),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const written = file.text.slice(moduleRequest.start, moduleRequest.end)
      return /^['"`][^$]*['"`]$/.test(written)
        ? { value: written.slice(1, -1), start: moduleRequest.start, onlyTypes: false }
        : []
    }),
  ]
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  return {
    ...file,
    imports: requests.map(({ value, start, onlyTypes }) => ({
      specifier: value,
      onlyTypes,
      line: lineAt(file.text, start),
      ...resolve(value, file.path, paths, manifests),
    })),
    exports: entries.flatMap(({ exportName }) => exportName.name ?? []),
    onlyReexports:
      program.body.length > 0 &&
      entries.length > 0 &&
      entries.every((entry) => entry.moduleRequest) &&
      program.body.every((statement) => /^Export(Named|All)/.test(statement.type)),
    exportsStar: entries.some(({ importName }) => importName.kind.startsWith('All')),
    code: comments.reduce(
      (code, { start, end }) =>
        code.slice(0, start) + code.slice(start, end).replaceAll(/[^\n]/g, ' ') + code.slice(end),
      file.text,
    ),
    commentLines: comments.reduce(
      (lines, { value }) => lines + value.split('\n').filter((line) => /\w/.test(line)).length,
      0,
    ),
  }
}

function resolve(
  specifier: string,
  from: string,
  paths: ReadonlySet<string>,
  manifests: ReadonlyMap<string, Manifest>,
): Pick<Import, 'target' | 'library'> {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(from), specifier)
    return { target, library: null }
  }
  const name = specifier.startsWith('node:')
    ? specifier
    : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const manifest = manifests.get(name)
  if (!manifest) return { target: null, library: name }
  const entry = manifest.exports?.[`.${specifier.slice(name.length)}`]
  const target = entry && posix.join(manifest.folder, entry)
  return target && paths.has(target)
    ? { target, library: name }
    : { target: `${manifest.folder}${specifier.slice(name.length)}`, library: name }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
