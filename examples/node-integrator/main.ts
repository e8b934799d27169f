import { createClient, isHezoError } from '@hezo/sdk'
import { csvLine, devicesOf } from './devices.ts'
import { openTicket } from './open-ticket.ts'
import { setting } from './settings.ts'

const [serialNumber, alarm, text] = process.argv.slice(2)
const client = createClient({ baseUrl: setting('HEZO_URL', 'http://localhost:3000'), locale: 'en' })

try {
  const { challengeToken } = await client.signIns.create({
    email: setting('HEZO_EMAIL'),
    password: setting('HEZO_PASSWORD'),
  })
  const code = setting('HEZO_TOTP')
  const proof = { method: 'totp', challengeToken, code } as const
  await client.session.start(await client.signIns.secondFactor(proof))

  console.log('contract,state,validTo,serialNumber,vendor,model,location,serviceLevel')
  for await (const { contract, device } of devicesOf(client)) {
    const { vendor, model, location, serviceLevel } = device
    const covered = [device.serialNumber, vendor, model, location, serviceLevel]
    console.log(csvLine([contract.number, contract.state, contract.validTo, ...covered]))
  }

  if (serialNumber && alarm && text) {
    const ticket = await openTicket(client, { serialNumber, alarm, text })
    console.error(ticket ? `Ticket ${ticket.number}` : `No valid contract covers ${serialNumber}`)
  }
} catch (error) {
  if (!isHezoError(error)) throw error
  console.error(error.message, error.code, error.requestId ?? '')
  process.exitCode = 1
} finally {
  await client.session.end()
}
