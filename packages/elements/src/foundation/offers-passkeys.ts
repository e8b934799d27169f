/** Whether passkeys can be made and used: they belong to HEZO's own pages, under a name, not a bare address. */
export function offersPasskeys(api: string): boolean {
  const { origin, hostname } = location
  return (
    'PublicKeyCredential' in globalThis && new URL(api).origin === origin && /[a-z]/.test(hostname)
  )
}
