import type pg from 'pg'

/**
 * `count` companies, each with a valid contract, an ended one and a device on both, and as many
 * accounts with and without a password to come.
 */
export async function seedAccounts(pool: pg.Pool, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const columns = [numbers, numbers.map(nip)]
  await pool.query(
    `INSERT INTO companies (id, nip, name, created_at, updated_at)
     SELECT 'cmp_' || n, nip, 'Firma ' || n, now(), now() FROM unnest($1::int[], $2::text[]) AS t (n, nip)`,
    columns,
  )
  await pool.query(
    `INSERT INTO contracts (id, number, number_key, company_id, valid_from, valid_to, created_at, updated_at)
     SELECT 'con_' || kind || n, kind || '/' || n, kind || '/' || n, 'cmp_' || n,
            current_date - 900, current_date + shift, now(), now()
     FROM unnest($1::int[]) AS n, (VALUES ('SHZ', 300), ('OLD', -300)) AS k (kind, shift)`,
    [numbers],
  )
  await pool.query(
    `INSERT INTO devices (id, contract_id, serial_number, vendor, model, location, service_level, created_at, updated_at)
     SELECT 'dev_' || kind || n, 'con_' || kind || n, 'FG' || (1000000 + n), 'Dell', 'R640', '', '8x5 NBD', now(), now()
     FROM unnest($1::int[]) AS n, (VALUES ('SHZ'), ('OLD')) AS k (kind)`,
    [numbers],
  )
  await pool.query(
    `INSERT INTO users (id, role, company_id, first_name, last_name, email, email_key, locale, created_at, updated_at)
     SELECT 'usr_' || kind || n, 'customer', 'cmp_' || n, 'Anna', 'Nowak',
            kind || '.' || n || '@firma.example', kind || '.' || n || '@firma.example', 'pl', now(), now()
     FROM unnest($1::int[]) AS n, (VALUES ('known'), ('invited')) AS k (kind)`,
    [numbers],
  )
  await pool.query('ANALYZE')
}

/** Gives the accounts that have a password the one of a registration made through the API. */
export async function givePasswords(pool: pg.Pool): Promise<void> {
  await pool.query(
    `UPDATE users SET password_hash = (SELECT password_hash FROM registrations LIMIT 1)
     WHERE id LIKE 'usr_known%'`,
  )
}

/** What somebody types to register for company `trial`, with one part taken from elsewhere. */
export function registration(wanted: {
  readonly trial: number
  readonly nip?: number
  readonly contract?: number
  readonly serial?: number
  readonly ended?: boolean
  readonly email?: string
}): unknown {
  const { trial, nip: owner = trial, contract = trial, serial = trial, ended, email } = wanted
  return {
    person: {
      firstName: 'Anna',
      lastName: 'Nowak',
      email: email ?? 'anna@firma.example',
      phone: '+48601234567',
    },
    company: {
      name: 'Firma testowa',
      street: 'pl. Wolności 1',
      postalCode: '02-146',
      city: 'Warszawa',
      country: 'PL',
    },
    nip: nip(owner),
    contractNumber: `${ended ? 'OLD' : 'SHZ'}/${contract}`,
    serialNumber: `FG${1_000_000 + serial}`,
    password: 'żółty rower w deszczu',
    locale: 'pl',
  }
}

/** The `n`th NIP with a right check digit, about. */
function nip(n: number): string {
  const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
  for (let candidate = 100_000_000 + n * 3; ; candidate += 1) {
    const digits = String(candidate)
    const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
    if (sum % 11 < 10) return `PL${digits}${sum % 11}`
  }
}
