import { unlessAborted } from './unless-aborted.ts'

/** No page has a database of this name but through this library: databases belong to the whole origin. */
const databaseName = '@hezo/sdk'
const storeName = 'sessions'

/**
 * One request to the store of sessions, in a transaction of its own. Resolves with its result once the
 * transaction is complete. Rejects with the platform's error (`SecurityError`, `QuotaExceededError` …), or
 * with a `TimeoutError` after `limit` milliseconds: browsers are known to leave a request unanswered for
 * ever, and another connection may block an upgrade for as long as it is open.
 */
export function useSessions<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
  limit: number,
): Promise<T> {
  const signal = AbortSignal.timeout(limit)
  return unlessAborted(run<T>(mode, use, signal), signal)
}

async function run<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
  signal: AbortSignal,
): Promise<T> {
  const database = await openSessions()
  try {
    signal.throwIfAborted()
    const transaction = database.transaction(storeName, mode)
    const request = use(transaction.objectStore(storeName))
    await complete(transaction)
    return request.result as T
  } finally {
    database.close()
  }
}

/** The database with its store, whatever version it has and whoever made it. */
async function openSessions(): Promise<IDBDatabase> {
  const database = await opened(indexedDB.open(databaseName))
  if (database.objectStoreNames.contains(storeName)) return database
  const next = database.version + 1
  database.close()
  return opened(indexedDB.open(databaseName, next)).catch((error: DOMException) => {
    // Another tab was faster.
    if (error.name === 'VersionError') return opened(indexedDB.open(databaseName))
    throw error
  })
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener('upgradeneeded', () => {
      const { result } = request
      if (!result.objectStoreNames.contains(storeName)) result.createObjectStore(storeName)
    })
    request.addEventListener('success', () => {
      const { result } = request
      // A later version of this library in another tab does not wait for us.
      result.addEventListener('versionchange', () => result.close())
      resolve(result)
    })
    request.addEventListener('error', () => reject(request.error as Error))
  })
}

function complete(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error as Error))
  })
}
