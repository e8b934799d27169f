import type { Route } from './route.ts'

/**
 * Whether a route answers a person whom no owner has let in yet: what is their own, below `/v1/me`,
 * and what needs no session at all. Of the company they see nothing.
 */
export function isOpenBeforeApproval({ access, path }: Pick<Route, 'access' | 'path'>): boolean {
  return access === 'anyone' || path === '/v1/me' || path.startsWith('/v1/me/')
}
