import type { Database } from '../platform/storage/database.ts'

const secretNames =
  /^(password|currentPassword|newPassword|code|currentCode|newCode|secret|uri|\w*Token|recoveryCodes)$/

/** Adds the secrets in a JSON body to `seen`: whatever guards an account, by the name of its field. */
export function collectSecrets(text: string, seen: Set<string>): void {
  try {
    collect(JSON.parse(text), seen)
  } catch {
    // Some tests send what is no JSON.
  }
}

/** The JSON that a message carries, if it does; '' for what streams, which may have no end. */
export async function jsonOf(
  message: Request | Response,
  body?: RequestInit['body'],
): Promise<string> {
  if (!/json/.test(message.headers.get('content-type') ?? '')) return ''
  if (body !== undefined) return typeof body === 'string' ? body : ''
  return message.clone().text()
}

function collect(value: unknown, seen: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (!secretNames.test(name)) collect(inner, seen)
    // A problem's `code` is a name, not a secret.
    else for (const one of [inner].flat()) if (isSecret(name, one)) seen.add(one)
  }
}

function isSecret(name: string, value: unknown): value is string {
  if (typeof value !== 'string' || value.length < 6) return false
  return name !== 'code' || /\d/.test(value)
}

/** @throws Error that names the secrets which stand in the audit trail */
export async function refuseSecretsInAudit(db: Database, seen: ReadonlySet<string>): Promise<void> {
  if (seen.size === 0) return
  const rows = await db.selectFrom('audit_events').selectAll().execute()
  const values = rows.flatMap(({ details, ...row }) =>
    [...Object.values(row), ...Object.values(details as object)].map(String),
  )
  const whole = new Set(values)
  const text = values.join('\n')
  // Six digits occur by chance within ids; longer ones do not.
  const found = [...seen].filter((one) => (one.length < 10 ? whole.has(one) : text.includes(one)))
  if (found.length > 0) throw new Error(`secrets in the audit trail: ${found.join(', ')}`)
}
