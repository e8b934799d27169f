import { posix } from 'node:path'
import type { SourceFile } from './tree.ts'

/** What pnpm does by itself, as far as documents may tell a reader to use it. */
const ownCommands = new Set(['install', 'add', 'exec', 'run', 'dlx', 'test', 'start', 'update'])

/** Relative links and anchors that lead nowhere. `exists` answers for files that are not text. */
export function brokenLinks(
  files: readonly SourceFile[],
  exists: (path: string) => boolean,
): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return documents(files).flatMap(({ path, text }) =>
    [
      ...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]*\ssrc="([^"]+)"/g),
    ].flatMap(([, linked, pictured]) => {
      const link = linked ?? pictured ?? ''
      if (/^[a-z]+:/.test(link)) return []
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file))
      const there = texts.has(target) || exists(target)
      const anchored = anchor === undefined || anchorsOf(texts.get(target) ?? '').has(anchor)
      return there && anchored ? [] : [`${path} links to ${link}, which is not there`]
    }),
  )
}

/** `pnpm` commands that a document gives and package.json does not know. */
export function unknownCommands(
  files: readonly SourceFile[],
  scripts: ReadonlySet<string>,
): string[] {
  return documents(files).flatMap(({ path, text }) =>
    [...text.matchAll(/\bpnpm(?:@\d+)?((?: --?[\w-]+(?: @[\w/-]+)?)*) ([a-z][\w:-]*)/g)]
      .filter(([, , command = '']) => !scripts.has(command) && !ownCommands.has(command))
      .filter(
        ([found]) =>
          text.includes(`\`${found}`) ||
          text.includes(`\n${found}`) ||
          text.includes(`npx -y ${found}`),
      )
      .map(([found]) => `${path} says \`${found}\`, which is no command`),
  )
}

/** Tests that a document names (`register.test.ts`, with as much of the path as it takes) and that are not there. */
export function missingTests(files: readonly SourceFile[]): string[] {
  const paths = files.map(({ path }) => `/${path}`)
  return documents(files).flatMap(({ path, text }) =>
    [...text.matchAll(/`([\w/.-]+\.test\.ts)`/g)]
      .filter(([, name]) => !paths.some((each) => each.endsWith(`/${name}`)))
      .map(([, name]) => `${path} names ${name}, which is not there`),
  )
}

function documents(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path.endsWith('.md'))
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
}

/** The anchors GitHub makes of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ +(.+)$/gm)
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  )
}
