import type { SourceFile } from './tree.ts'

/** The parts of a package.json that the conventions speak about. */
export interface Manifest {
  readonly folder: string
  readonly name: string
  readonly private?: boolean
  readonly files?: readonly string[]
  readonly scripts?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string>>
  readonly publishConfig?: {
    readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Every package.json of the tree; `folder` is `''` for the root, else ends with `/`. */
export function manifestsOf(files: readonly SourceFile[]): Manifest[] {
  return files
    .filter(({ path }) => /(^|\/)package\.json$/.test(path))
    .map(({ path, text }) => ({
      ...(JSON.parse(text) as Omit<Manifest, 'folder'>),
      folder: path.slice(0, -'package.json'.length),
    }))
}
