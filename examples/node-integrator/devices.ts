import type { HezoClient } from '@hezo/sdk'

/** Which contracts to look at: all of the company's, or fewer. */
export interface Filter {
  readonly state?: 'valid'
  readonly serialNumber?: string
}

/** Devices with the contract that each stands on, fetched page by page as the loop gets there. */
export async function* devicesOf(client: HezoClient, { state, serialNumber: search }: Filter = {}) {
  for await (const contract of client.contracts.list.each({ state, search, limit: 100 })) {
    const query = { contractId: contract.id, search, limit: 100 }
    for await (const device of client.contracts.listDevices.each(query)) {
      yield { contract, device }
    }
  }
}

/** One line of CSV (RFC 4180); a value that a spreadsheet would take for a formula is defused. */
export function csvLine(values: readonly string[]): string {
  return values
    .map((value) => (/^[=+\-@\t]/.test(value) ? `'${value}` : value))
    .map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',')
}
