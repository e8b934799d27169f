import { createIdSeries } from '../../../platform/ids.ts'
import type { MergeCounts, Run } from './merge-counts.ts'

const stagedDevices = `
  import_rows row
  JOIN import_headers header ON header.line = row.header
  JOIN contracts contract ON contract.number_key = header.number_key`

/**
 * Brings the devices of the staged rows up to date. What the file says first of a device counts: a
 * row that repeats it word for word is nothing new, one that says something else is refused.
 *
 * @param goodRows how many staged rows belong to a staged contract.
 */
export async function mergeDevices(run: Run, now: Date, goodRows: number): Promise<MergeCounts> {
  const ids = createIdSeries('device', now)
  const created = await run(
    `INSERT INTO devices (id, contract_id, serial_number, vendor, model, location, service_level,
       created_at, updated_at)
     SELECT DISTINCT ON (contract.id, row.serial_number) ${ids.idOf('row.line')}, contract.id,
       row.serial_number, row.vendor, row.model, row.location, row.service_level, $1, $1
     FROM ${stagedDevices}
     WHERE NOT EXISTS (
       SELECT FROM devices
       WHERE devices.contract_id = contract.id AND devices.serial_number = row.serial_number
     )
     ORDER BY contract.id, row.serial_number, row.line`,
    [now],
  )
  if (created === goodRows) return { created, updated: 0, unchanged: 0 }

  await run(`
    CREATE TEMP TABLE import_repeats ON COMMIT DROP AS
    SELECT device.id, starts_with(device.id, '${ids.prefix}') AS is_new, row.line,
      header.number_key, row.serial_number, row.vendor, row.model, row.location, row.service_level
    FROM ${stagedDevices}
    JOIN devices device
      ON device.contract_id = contract.id AND device.serial_number = row.serial_number
    WHERE device.id <> ${ids.idOf('row.line')}`)
  const known = await run(`
    CREATE TEMP TABLE import_known ON COMMIT DROP AS
    SELECT DISTINCT ON (id) * FROM import_repeats WHERE NOT is_new ORDER BY id, line`)
  const updated = await run(
    `UPDATE devices
     SET vendor = first.vendor, model = first.model, location = first.location,
       service_level = first.service_level, updated_at = $1
     FROM import_known first
     WHERE devices.id = first.id AND ${differs('devices', 'first')}`,
    [now],
  )
  await run(`
    INSERT INTO import_refusals (line, field, code, value)
    SELECT repeat.line, 'serialNumber', 'device.other_data', min(first.line)
    FROM import_repeats repeat
    JOIN devices ON devices.id = repeat.id AND ${differs('devices', 'repeat')}
    JOIN import_headers header ON header.number_key = repeat.number_key
    JOIN import_rows first
      ON first.header = header.line AND first.serial_number = repeat.serial_number
    GROUP BY repeat.line`)
  return { created, updated, unchanged: known - updated }
}

function differs(one: string, other: string): string {
  const columns = ['vendor', 'model', 'location', 'service_level']
  const row = (table: string): string => `(${columns.map((name) => `${table}.${name}`).join(', ')})`
  return `${row(one)} IS DISTINCT FROM ${row(other)}`
}
