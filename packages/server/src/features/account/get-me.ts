import type { Me } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { readMe } from './read-me.ts'

/** The signed-in person. */
export async function getMe({ actor, db }: ActorContext): Promise<Me> {
  return readMe(db, actor.userId)
}
