/** A place in the portal. `show` is a ticket's id or `new`, `section` one of the account's, `token` the secret of a one-time link. */
export type Place =
  | {
      readonly part: 'home' | 'contracts' | 'contact' | 'register' | 'sign-in' | 'password-reset'
    }
  /** In the place of what belongs to the company, for a person whom no owner has let in yet. */
  | { readonly part: 'waiting' }
  | { readonly part: 'tickets'; readonly show: string }
  | { readonly part: 'account'; readonly section: string }
  | {
      readonly part: 'activate' | 'confirm-sharing' | 'reset-factor' | 'stop-reset'
      readonly token: string
    }

/**
 * How the portal's places are addressed: by paths where the portal is the whole site, else by the
 * fragment of whatever page it stands on.
 */
export type Routing = 'path' | 'hash'

/** The place that an address names; home when it names none. */
export function placeOf({ pathname, hash }: URL | Location, routing: Routing): Place {
  const path = routing === 'path' ? pathname : hash.slice(1)
  const [, part = '', rest = ''] = path.split('/')
  switch (part) {
    case 'tickets':
      return { part, show: rest }
    case 'account':
      return { part, section: rest }
    case 'activate':
    case 'confirm-sharing':
    case 'reset-factor':
    case 'stop-reset':
      return { part, token: routing === 'path' ? hash.slice(1) : rest }
    case 'contracts':
    case 'contact':
    case 'register':
    case 'sign-in':
    case 'password-reset':
      return { part }
    default:
      return { part: 'home' }
  }
}

/** The address of a place, relative to the page. */
export function hrefOf(place: Place, routing: Routing): string {
  const path =
    place.part === 'home'
      ? '/'
      : place.part === 'tickets' && place.show
        ? `/tickets/${encodeURIComponent(place.show)}`
        : place.part === 'account' && place.section
          ? `/account/${encodeURIComponent(place.section)}`
          : `/${place.part}`
  return routing === 'path' ? path : `#${path}`
}
