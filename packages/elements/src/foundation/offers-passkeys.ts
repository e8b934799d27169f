/**
 * Whether passkeys can be made and used. They belong to HEZO's own pages, under a name, not a bare
 * address; and not in frames, where nobody sees whom he answers.
 */
export function offersPasskeys(api: string): boolean {
  const { origin, hostname } = location
  return (
    'PublicKeyCredential' in globalThis &&
    parent === self &&
    new URL(api).origin === origin &&
    /[a-z]/.test(hostname)
  )
}
