/** The name under which the browser keeps the session of an API. */
export function sessionKey(api: string): string {
  return `hezo-session:${api}`
}
