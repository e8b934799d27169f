import type { HezoClient } from '@hezo/sdk'
import {
  activateAccount,
  type Entitlement,
  type Installation,
  registerCustomer,
  type RegisteredCustomer,
} from './installation.ts'
import { linkIn, newestMail } from './mail-folder.ts'

/**
 * Gives the company of `owner` a colleague, somebody who waits, and two invitations.
 *
 * @returns the person who waits
 */
export async function openScreenPeople(
  installation: Installation,
  baseUrl: string,
  owner: HezoClient,
  entitlement: Entitlement,
): Promise<RegisteredCustomer> {
  const invite = async (firstName: string, lastName: string, isOwner = false) => {
    const email = `${firstName.toLowerCase()}@firma.example`
    await owner.invitations.create({ email, firstName, lastName, locale: 'pl', isOwner })
    return email
  }
  const { text = '' } = await newestMail(installation.dataDir, await invite('Ola', 'Lis'))
  await activateAccount(linkIn(text), baseUrl)
  await invite('Maksymilian', 'Brzęczyszczykiewicz-Konstantynopolitańczykowski')
  await invite('Ewa', 'Wilk', true)
  await owner.company.update({ approvesNewPeople: true })
  return registerCustomer(installation, baseUrl, entitlement, 'nowy.pracownik@firma.example')
}
