import type { HezoClient } from '@hezo/sdk'
import { picture } from './give-files.ts'

/** Tickets of one customer: one with every kind of message, one resolved, two with hard subjects. */
export interface ScreenTickets {
  readonly talkedOver: string
  readonly resolved: string
}

/** Opens them through the API; `staff` answers. */
export async function openScreenTickets(
  customer: HezoClient,
  staff: HezoClient,
): Promise<ScreenTickets> {
  const [contract] = (await customer.contracts.list({ state: 'valid' })).items
  if (!contract) throw new Error('no contract in force')
  const [device] = (await customer.contracts.listDevices({ contractId: contract.id })).items
  const open = async (subject: string, severity: 'critical' | 'high' | 'normal' | 'low') => {
    const { id } = await customer.tickets.create({
      contractId: contract.id,
      deviceId: device?.id ?? null,
      subject,
      body: 'Od 14:05 kontroler B nie odpowiada.\n\nLog:\n  disk 0d1: MEDIUM ERROR, sector 0x0000ffff',
      severity,
      sharedWithSupplier: true,
    })
    return id
  }
  const resolved = await open('Wentylator w zasilaczu 2 hałasuje', 'low')
  const ticketId = await open('Macierz zgłasza błąd kontrolera B', 'critical')
  const long = await open(
    'Pytanie o aktualizację oprogramowania przełącznika w zapasowej serwerowni, której nie obejmuje harmonogram',
    'normal',
  )
  await open(
    'https://bardzo-dlugi-adres.example.com/bez/zadnej/spacji/w/calym/temacie/zgloszenia/serwisowego',
    'high',
  )
  await customer.tickets.reply({
    ticketId,
    body: 'Dodaję: dysk 3 miga na pomarańczowo.',
    attachmentIds: await upload(customer, [
      ['zdjęcie dysku 3.png', picture('a.png', 1_300_000).buffer],
      [
        'bardzo_dluga_nazwa_pliku_z_eksportem_zdarzen_kontrolera_B_2026-11-27_14-05-00_wersja_ostateczna.log',
        Buffer.from('disk 0d1: MEDIUM ERROR'),
      ],
      ['bez rozszerzenia', Buffer.alloc(5000)],
    ]),
  })
  await staff.tickets.reply({ ticketId, body: 'Klient ma umowę 24x7.', visibility: 'internal' })
  await staff.tickets.reply({
    ticketId,
    body: 'Kurier z kontrolerem jest w drodze.',
    attachmentIds: await upload(staff, [['list przewozowy.txt', Buffer.from('HZ-1')]]),
  })
  await staff.tickets.update({ ticketId: long, status: 'waiting_for_customer' })
  await staff.tickets.reply({ ticketId: resolved, body: 'Wymieniliśmy zasilacz.' })
  await staff.tickets.update({ ticketId: resolved, status: 'resolved' })
  return { talkedOver: ticketId, resolved }
}

/** Uploads files, and returns their ids. */
async function upload(
  client: HezoClient,
  files: readonly (readonly [name: string, content: Buffer])[],
): Promise<string[]> {
  const ids: string[] = []
  for (const [name, content] of files) {
    const { id } = await client.attachments.upload({ name, content: Uint8Array.from(content) })
    ids.push(id)
  }
  return ids
}
