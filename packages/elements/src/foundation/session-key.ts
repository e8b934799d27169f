/** Where the session of an API is kept: the tab's own storage, so that a reload keeps it. */
export function sessionKey(api: string): string {
  return `hezo-session:${api}`
}
