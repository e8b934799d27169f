// Promise: sign-in goes on, and says that nobody is signed in rather than nothing, whatever the storage of
// the page does: never answers, is full, is refused, or is used by the host page under our name.
import { browserSession, type SessionTokens } from '@hezo/sdk'
import { expect } from 'chai'
import { clear, keptSessions, ownApi } from '../testing/page.ts'
import { createTestKey } from '../testing/signed-in.ts'

const databaseName = '@hezo/sdk'
let name: string
let tokens: SessionTokens

describe('a session where storage', () => {
  beforeEach(async () => {
    clear()
    name = `hezo-session:${ownApi()}`
    await deleteDatabase(databaseName)
    const key = await createTestKey()
    tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: 42, startedAt: 41, key }
  })
  afterEach(() => deleteDatabase(databaseName))

  it('never answers lasts as long as the page, and waits once', async () => {
    let asked = 0
    const restore = replace(indexedDB, 'open', () => {
      asked += 1
      return new EventTarget()
    })
    try {
      const errors: string[] = []
      const session = browserSession(name, {
        storageTimeout: 50,
        onStorageError: ({ name: reason }) => errors.push(reason),
      })
      expect(await session.load()).to.equal(null)
      expect(errors).to.deep.equal(['TimeoutError'])
      await session.save(tokens)
      expect(await session.load()).to.equal(tokens)
      expect(await session.lastKey?.()).to.equal(undefined)
      await session.clear()
      expect(await session.load()).to.equal(null)
      expect(keptSessions()).to.deep.equal([])
      expect(asked).to.equal(1)
    } finally {
      restore()
    }
  })

  it('opens and then never answers lasts as long as the page', async () => {
    const restore = replace(IDBObjectStore.prototype, 'get', function (this: IDBObjectStore) {
      const { transaction } = this
      // One request after another keeps the transaction open for ever.
      const again = (): void => void (this.count().onsuccess = again)
      again()
      setTimeout(() => transaction.abort(), 400)
      return new EventTarget()
    })
    try {
      const session = browserSession(name, { storageTimeout: 50 })
      expect(await session.load()).to.equal(null)
      await session.save(tokens)
      expect(await session.load()).to.equal(tokens)
    } finally {
      restore()
    }
  })

  it('has a database `hezo` of the host page is kept all the same', async () => {
    const host = await openDatabase('hezo', 7, (database) => database.createObjectStore('theirs'))
    try {
      await browserSession(name).save(tokens)
      expect((await browserSession(name).load())?.accessToken).to.equal('a')
      expect([...host.objectStoreNames]).to.deep.equal(['theirs'])
    } finally {
      host.close()
      await deleteDatabase('hezo')
    }
  })

  it('has our database in another version without our store is kept all the same', async () => {
    const other = await openDatabase(databaseName, 9, (one) => one.createObjectStore('other'))
    other.close()
    await browserSession(name).save(tokens)
    expect((await browserSession(name).load())?.accessToken).to.equal('a')
  })

  it('has our store in another form lasts as long as the page', async () => {
    const other = await openDatabase(databaseName, 1, (database) =>
      database.createObjectStore('sessions', { keyPath: 'id' }),
    )
    other.close()
    const session = browserSession(name)
    await session.save(tokens)
    expect(await session.load()).to.equal(tokens)
    expect(keptSessions()).to.deep.equal([])
  })

  it('is blocked by a connection that does not close lasts as long as the page', async () => {
    const other = await openDatabase(databaseName, 3, (one) => one.createObjectStore('other'))
    try {
      const session = browserSession(name, { storageTimeout: 100 })
      await session.save(tokens)
      expect(await session.load()).to.equal(tokens)
    } finally {
      other.close()
    }
  })

  it('is full keeps nothing that is out of date: neither this page nor a reload goes back to it', async () => {
    const session = browserSession(name)
    await session.save(tokens)
    const restore = replace(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const renewed = { ...tokens, refreshToken: 'r2', accessToken: 'a2' }
    try {
      await session.save(renewed)
    } finally {
      restore()
    }
    expect(await session.load()).to.equal(renewed)
    expect(await browserSession(name).load()).to.equal(null)
    expect(keptSessions()).to.deep.equal([])
    await session.save({ ...renewed, accessToken: 'a3' })
    expect((await browserSession(name).load())?.accessToken).to.equal('a3')
  })

  it('is refused altogether lasts as long as the page', async () => {
    const refuse = {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    }
    const restores = [define('indexedDB', refuse), define('localStorage', refuse)]
    try {
      const session = browserSession(name)
      expect(await session.load()).to.equal(null)
      await session.save(tokens)
      expect(await session.load()).to.equal(tokens)
      await session.clear()
      expect(await session.load()).to.equal(null)
    } finally {
      for (const restore of restores) restore()
    }
  })

  it('is null where `localStorage` should be is found again by a reload', async () => {
    const restore = define('localStorage', { get: () => null })
    try {
      await browserSession(name).save(tokens)
      expect((await browserSession(name).load())?.accessToken).to.equal('a')
      await browserSession(name).clear()
      expect(await browserSession(name).load()).to.equal(null)
    } finally {
      restore()
    }
  })
})

function replace<Owner extends object>(
  owner: Owner,
  method: keyof Owner & string,
  value: unknown,
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, method)
  Object.defineProperty(owner, method, { configurable: true, writable: true, value })
  return () => {
    if (before) Object.defineProperty(owner, method, before)
    else Reflect.deleteProperty(owner, method)
  }
}

function define(property: string, descriptor: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, property)
  Object.defineProperty(globalThis, property, { configurable: true, ...descriptor })
  return () => {
    Reflect.deleteProperty(globalThis, property)
    if (before) Object.defineProperty(globalThis, property, before)
  }
}

function openDatabase(
  database: string,
  version: number,
  upgrade: (database: IDBDatabase) => unknown,
): Promise<IDBDatabase> {
  const request = indexedDB.open(database, version)
  request.addEventListener('upgradeneeded', () => upgrade(request.result))
  return done(request)
}

async function deleteDatabase(database: string): Promise<void> {
  await done(indexedDB.deleteDatabase(database))
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error as Error))
  })
}
