import type { Database } from '../../platform/storage/database.ts'

/**
 * Makes a new account of a company the opener of the tickets that its person reported in the
 * application before this one: known by the address, which was proven to be his. No reader is
 * involved: what is seen of them follows from the company, as before.
 */
export async function claimReportedTickets(
  tx: Database,
  person: { readonly id: string; readonly companyId: string; readonly emailKey: string },
): Promise<void> {
  await tx
    .updateTable('tickets')
    .set({ opened_by: person.id })
    .where('company_id', '=', person.companyId)
    .where('reporter_email_key', '=', person.emailKey)
    .where('opened_by', 'is', null)
    .execute()
}
