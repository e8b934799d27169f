import type { Transport } from '@hezo/sdk'
import { hasFramesSession } from './frames-session.ts'
import { importPart } from './import-part.ts'
import { retrying } from './retrying.ts'
import { sessionKey } from './session-key.ts'

interface Slot {
  opening?: Promise<Transport>
  opened?: Transport
  readonly watchers: Set<(transport: Transport) => void>
}

// One session per API for the whole page, even when several copies of the script are on it.
const key = Symbol.for('@hezo/elements.connections')
const page = globalThis as unknown as { [key]?: Map<string, Slot> }
const slots = (page[key] ??= new Map<string, Slot>())

function slotOf(api: string): Slot {
  let slot = slots.get(api)
  if (!slot) slots.set(api, (slot = { watchers: new Set() }))
  return slot
}

/** Whether the browser holds a session of this API; asks nobody and loads nothing. */
export function hasSession(api: string): boolean {
  try {
    return localStorage.getItem(sessionKey(api)) !== null
  } catch {
    return hasFramesSession(sessionKey(api))
  }
}

/**
 * The page's one transport (session, refresh, retries) to an API. The client's code arrives with
 * the first call, so call it when the person starts to do something, never before.
 */
export function openConnection(api: string): Promise<Transport> {
  const slot = slotOf(api)
  slot.opening ??= open(api, slot)
  return slot.opening
}

async function open(api: string, slot: Slot): Promise<Transport> {
  try {
    const { createConnection } = await retrying(() => importPart(() => import('./client.ts')))
    slot.opened = createConnection(api)
  } catch (error) {
    // The chunk did not come; the next attempt asks for it again.
    delete slot.opening
    throw error
  }
  for (const watcher of slot.watchers) watcher(slot.opened)
  return slot.opened
}

/** Calls back once some element has opened the connection; returns a function that stops that. */
export function whenConnected(api: string, callback: (transport: Transport) => void): () => void {
  const { opened, watchers } = slotOf(api)
  watchers.add(callback)
  if (opened) callback(opened)
  return () => void watchers.delete(callback)
}
