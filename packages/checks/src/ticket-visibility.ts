import type { Module } from './modules.ts'
import { isProduct, packageOf } from './tree.ts'

const rule = 'packages/server/src/features/tickets/visible-tickets.ts'

/** A query that touches tickets or their dialogue, in Kysely's words or in SQL. */
const query =
  /\b(?:selectFrom|\w*[jJ]oin|updateTable|deleteFrom|insertInto|mergeInto|replaceInto|using|table|ref)\(\s*\[?\s*['"`](?:tickets|messages)\b|\b(?:from|join|update|into|using)\s+"?(?:tickets|messages)\b/i

/**
 * Files of the server that query tickets or messages without the rule of who sees what
 * (`visibleTickets`), and entries of `exempt` that need no exemption.
 *
 * @param exempt path below `packages/server/src/` → why no reader is involved there.
 */
export function queriesBesideTheRule(
  modules: readonly Module[],
  exempt: Readonly<Record<string, string>>,
): string[] {
  const prefix = 'packages/server/src/'
  const beside = modules
    .filter(({ path }) => isProduct(path) && packageOf(path) === 'server' && path !== rule)
    .filter(({ code }) => query.test(code))
    .filter(({ imports, code }) => {
      const imported = imports.some(({ target }) => target === rule)
      return !imported || (code.match(/\bvisibleTickets\b/g) ?? []).length < 2
    })
    .map(({ path }) => path.slice(prefix.length))
  return [
    ...beside
      .filter((path) => !Object.hasOwn(exempt, path))
      .map((path) => `${prefix}${path} asks for tickets without visibleTickets`),
    ...Object.keys(exempt)
      .filter((path) => !beside.includes(path))
      .map((path) => `${prefix}${path} needs no exemption`),
  ]
}
