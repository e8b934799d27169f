/** The headers of a reply but for the request's id, which is new each time: what two replies must share to be alike. */
export function comparableHeaders(headers: Headers): Record<string, string> {
  const { 'x-request-id': _, ...rest } = Object.fromEntries(headers)
  return rest
}
