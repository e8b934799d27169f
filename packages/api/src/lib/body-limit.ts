import type { Route } from './route.ts'

/** Bytes of a JSON body where the route names no other limit. */
export const defaultBodyLimit = 4096

/** The most bytes that a route's JSON body may have. */
export function bodyLimit({ bodyLimit: own }: Pick<Route, 'bodyLimit'>): number {
  return own ?? defaultBodyLimit
}
