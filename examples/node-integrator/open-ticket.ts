import type { HezoClient } from '@hezo/sdk'
import { devicesOf } from './devices.ts'

/** What monitoring knows: `alarm` names this one event in its own books. */
export interface Alarm {
  readonly serialNumber: string
  readonly alarm: string
  readonly text: string
}

/**
 * Opens a ticket for the device on the first valid contract that covers it; undefined if none does.
 * The alarm's name is the idempotency key, so an alarm reported twice opens one ticket.
 */
export async function openTicket(client: HezoClient, { serialNumber, alarm, text }: Alarm) {
  for await (const { contract, device } of devicesOf(client, { state: 'valid', serialNumber })) {
    if (device.serialNumber !== serialNumber) continue
    return client.tickets.create(
      {
        contractId: contract.id,
        deviceId: device.id,
        subject: `${serialNumber}: ${text}`,
        body: `Reported by monitoring as ${alarm}: ${text}`,
        severity: 'high',
        sharedWithSupplier: false,
      },
      { idempotencyKey: `monitoring-alarm/${alarm}` },
    )
  }
  return undefined
}
