// Threats: a script, a backup or a thief of the computer reads the session from where it is kept; two
// tabs end each other's session; a browser that keeps nothing breaks the page.
import { browserSession, type SessionTokens } from '@hezo/sdk'
import { expect } from 'chai'
import { clear, keptSessions, ownApi, until } from '../testing/page.ts'
import { createTestKey } from '../testing/signed-in.ts'

const secret = 'a-token-that-nobody-may-read'
let name: string
let tokens: SessionTokens

describe('a session kept in the browser', () => {
  beforeEach(async () => {
    clear()
    name = `hezo-session:${ownApi()}`
    tokens = {
      accessToken: `access-${secret}`,
      refreshToken: `refresh-${secret}`,
      expiresAt: 42,
      startedAt: 41,
      key: await createTestKey(),
    }
  })

  it('is found again by a reload and by another tab, and is gone when it was cleared', async () => {
    expect(await browserSession(name).load()).to.equal(null)
    await browserSession(name).save(tokens)
    const found = await browserSession(name).load()
    expect(found).to.deep.include({ accessToken: tokens.accessToken, expiresAt: 42 })
    expect(found?.key?.jwk).to.deep.equal(tokens.key?.jwk)
    await browserSession(name).clear()
    expect(await browserSession(name).load()).to.equal(null)
    expect(keptSessions()).to.deep.equal([])
  })

  it('leaves its key behind when it ends, and nothing else: the browser is known by it', async () => {
    const session = browserSession(name)
    expect(await session.lastKey?.()).to.equal(undefined)
    await session.save(tokens)
    await session.clear()
    expect((await browserSession(name).lastKey?.())?.jwk).to.deep.equal(tokens.key?.jwk)
    const database = await done(indexedDB.open('@hezo/sdk'))
    const kept = database.transaction('sessions').objectStore('sessions').get(name)
    expect(Object.keys((await done(kept)) as object)).to.deep.equal(['key'])
    database.close()
  })

  it('leaves no token to be read in any storage, and no key that can be taken out', async () => {
    await browserSession(name).save(tokens)
    const kept = await everythingKept()
    expect(kept.length).to.be.greaterThan(0)
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain(secret)
    expect(JSON.stringify(Object.entries(sessionStorage))).not.to.contain(secret)
    expect(document.cookie).not.to.contain(secret)
    for (const value of kept) expect(textIn(value)).not.to.contain(secret)
    const keys = kept.flatMap((value) => keysIn(value))
    expect(keys).to.have.length.greaterThan(1)
    for (const key of keys) {
      expect(key.extractable).to.equal(false)
      await refused(crypto.subtle.exportKey('jwk', key))
    }
  })

  it('proves its key after a reload as before', async () => {
    await browserSession(name).save(tokens)
    const { key } = (await browserSession(name).load()) ?? {}
    const bytes = new TextEncoder().encode('x')
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = await crypto.subtle.sign(algorithm, key?.privateKey as CryptoKey, bytes)
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    const jwk = key?.jwk as JsonWebKey
    const shown = await crypto.subtle.importKey('jwk', jwk, curve, true, ['verify'])
    expect(await crypto.subtle.verify(algorithm, shown, signature, bytes)).to.equal(true)
  })

  it('lets one client at a time do what only one may', async () => {
    const order: string[] = []
    const one = browserSession(name).exclusively?.(async () => {
      order.push('one begins')
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push('one ends')
    })
    const two = browserSession(name).exclusively?.(async () => void order.push('two'))
    await Promise.all([one, two])
    expect(order).to.deep.equal(['one begins', 'one ends', 'two'])
  })

  it('tells the tabs beside when it begins and when it ends', async () => {
    const changes: number[] = []
    browserSession(name).watch?.(() => changes.push(1))
    const beside = document.createElement('iframe')
    document.body.append(beside)
    // A frame of the same origin hears of changes as another tab does, and so do we of its.
    beside.contentWindow?.localStorage.setItem(name, 'mark')
    await until(() => changes.length === 1)
    beside.contentWindow?.localStorage.removeItem(name)
    await until(() => changes.length > 1)
    expect(changes).to.have.lengthOf(2)
  })

  it('lasts as long as the page where nothing may be kept', async () => {
    const session = browserSession(name)
    Object.defineProperty(indexedDB, 'open', {
      configurable: true,
      value: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    try {
      await session.save(tokens)
      expect(await session.load()).to.equal(tokens)
      await session.clear()
      expect(await session.load()).to.equal(null)
    } finally {
      Reflect.deleteProperty(indexedDB, 'open')
    }
  })

  it('that the person deleted from the browser is over, and no longer promised', async () => {
    await browserSession(name).save(tokens)
    const database = await done(indexedDB.open('@hezo/sdk'))
    await done(database.transaction('sessions', 'readwrite').objectStore('sessions').delete(name))
    database.close()
    expect(await browserSession(name).load()).to.equal(null)
    expect(keptSessions()).to.deep.equal([])
  })

  it('is renewed where the browser grants no locks, once', async () => {
    Object.defineProperty(navigator.locks, 'request', {
      configurable: true,
      value: async () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    try {
      expect(await browserSession(name).exclusively?.(async () => 'renewed')).to.equal('renewed')
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request')
    }
    let tried = 0
    const failing = browserSession(name).exclusively?.(async () => {
      tried += 1
      throw new Error('offline')
    })
    await refused(failing ?? Promise.resolve())
    expect(tried).to.equal(1)
  })
})

async function everythingKept(): Promise<unknown[]> {
  const values: unknown[] = []
  for (const { name: each = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(each))
    for (const store of database.objectStoreNames) {
      values.push(...(await done(database.transaction(store).objectStore(store).getAll())))
    }
    database.close()
  }
  return values
}

/** All text in a value, that of bytes too. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value)
  if (value instanceof Object) return Object.values(value).map(textIn).join(' ')
  return ''
}

function keysIn(value: unknown): CryptoKey[] {
  if (value instanceof CryptoKey) return [value]
  return value instanceof Object ? Object.values(value).flatMap(keysIn) : []
}

async function refused(attempt: Promise<unknown>): Promise<void> {
  const answer = await attempt.then(
    () => 'given',
    () => 'refused',
  )
  expect(answer).to.equal('refused')
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error as Error))
  })
}
