import { insertOnce } from '../../platform/storage/write.ts'

/** A new entry of a ticket's dialogue, to be written by whoever may: visibility is asked before. */
export const messageRow = insertOnce('messages', [
  'id',
  'ticket_id',
  'author_id',
  'visibility',
  'body',
  'created_at',
])
