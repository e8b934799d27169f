import { createCipheriv, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of keys as the first version of the service left it: one of each kind, without a time. */
export interface TestKeys {
  readonly folder: string
  /** The folder around it, which goes with it. */
  readonly own: string
  /** Seals as that version did: under the id `1`. */
  seal(plain: string, place: string): Buffer
  remove(): Promise<void>
}

/** @param below a folder in the test's own that the keys lie in, as in `DATA_DIR` */
export async function createTestKeys(below = ''): Promise<TestKeys> {
  const own = await mkdtemp(join(tmpdir(), 'hezo-keys-'))
  const folder = join(own, below)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [signing, encryption] = [randomBytes(32), randomBytes(32)]
  const write = (name: string, key: Buffer) =>
    writeFile(join(folder, name), key.toString('base64url'), { mode: 0o600 })
  await write('signing.key', signing)
  await write('encryption.key', encryption)
  return {
    own,
    folder,
    seal(plain, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([1, 0x31]), nonce, cipher.getAuthTag(), body])
    },
    remove: () => rm(own, { recursive: true, force: true }),
  }
}
