import type { SourceFile } from './tree.ts'

interface Rule {
  readonly what: string
  readonly pattern: RegExp
  readonly where?: RegExp
}

const written = /\.(ts|mjs|js|sql|css|html|md|yaml|yml|json|sh)$|^\.ci\//

/** What a reader of this repository alone cannot follow, or what was meant to be taken out again. */
const rules: readonly Rule[] = [
  { what: 'unfinished work', pattern: /\b(TODO|FIXME|XXX|HACK)\b/ },
  {
    what: 'a test that does not run',
    pattern:
      /\b(it|test|describe|suite)\.(skip|only|todo|fails|skipIf|runIf)\b|\b(xit|fit|xdescribe|fdescribe)\(/,
    where: /\.ts$/,
  },
  { what: "a registry's address", pattern: /\bregistry\.[a-z0-9-]+\.[a-z]+|\btarball: ?['"]?http/ },
  {
    what: 'a path of one machine',
    pattern: /(^|[\s'"`(=])(\/(home|Users|root|work|workspace|mnt)\/|[A-Z]:\\\\?Users)/,
  },
  {
    what: 'a number of a tracker',
    pattern: /\b(issue|issues|bug|PR|pull request|GH)[ -]?#?\d+\b|(^|[\s(])#\d{1,5}\b(?!;)/i,
    where: /\.(md|ts|mjs|sql)$/,
  },
]

/** Lines that speak of something outside the project, or of work left undone. */
export function foreignTerms(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => written.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          rules
            .filter(({ pattern, where }) => (where?.test(path) ?? true) && pattern.test(line))
            .map(({ what }) => `${path}:${index + 1} holds ${what}: ${line.trim().slice(0, 80)}`),
        ),
    )
}
