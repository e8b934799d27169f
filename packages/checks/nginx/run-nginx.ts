import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const example = fileURLToPath(new URL('../../../examples/nginx/hezo.conf', import.meta.url))
const execute = promisify(execFile)

/** An nginx that runs the example. */
export interface Nginx {
  /** What it presents, for clients to trust. */
  readonly certificate: string
  /** What it complained of so far. */
  errors(): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the installed nginx with the example as it is; only ports and certificate are replaced. The service
 * counts as two replicas: with one alone nginx never gives up on it, whatever the settings say.
 *
 * @throws Error when nginx or openssl is missing, or nginx refuses the example.
 */
export async function runNginx(
  port: number,
  redirectPort: number,
  service: number,
): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'hezo-nginx-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const asked = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '1']
  const files = ['-keyout', key, '-out', certificate]
  await execute('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...asked, ...files])

  const site = replaceAll(await readFile(example, 'utf8'), [
    [/listen 443 /, `listen 127.0.0.1:${port} `],
    [/listen 80;/, `listen 127.0.0.1:${redirectPort};`],
    [/ssl_certificate .*;/, `ssl_certificate ${certificate};`],
    [/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`],
    [
      /server 127\.0\.0\.1:3000(.*);/,
      `server 127.0.0.1:${service}$1; server 127.0.0.1:${service}$1;`,
    ],
  ])
  await writeFile(join(folder, 'hezo.conf'), site)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log warn;
     events {}
     http {
       ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
       include ${folder}/hezo.conf;
     }`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], {
    stdio: 'inherit',
  })
  const ended = once(child, 'exit')
  const errors = () => readFile(join(folder, 'error.log'), 'utf8').catch(() => '')
  for (let attempt = 0; !(await listens(port)); attempt += 1) {
    if (child.exitCode !== null || attempt === 200) throw new Error(`nginx: ${await errors()}`)
    await pause(25)
  }
  return {
    certificate: await readFile(certificate, 'utf8'),
    errors,
    async stop() {
      child.kill('SIGQUIT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Replaces each pattern; one that matches nothing means that this file and the example have parted. */
function replaceAll(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((changed, [pattern, replacement]) => {
    if (!pattern.test(changed)) throw new Error(`the example has no ${pattern}`)
    return changed.replace(pattern, replacement)
  }, text)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
