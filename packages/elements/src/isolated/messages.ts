import type { HezoEvents } from '../foundation/events.ts'

/** What a page tells a frame: with the port at first, then over it whenever it has changed. */
export interface Look {
  /** Of the element on the page; the frame takes those that it knows. */
  readonly attributes: Readonly<Record<string, string>>
  /** What addresses in them are relative to. */
  readonly base: string
  /** The `--hezo-*` tokens that are set where the element stands. */
  readonly tokens: Readonly<Record<string, string>>
  readonly scheme: 'light' | 'dark'
  readonly lang: 'pl' | 'en'
}

/** What a frame tells its page, and there is nothing else: its size and name, and our events. */
export type Report =
  | { readonly height: number; readonly title: string }
  | { readonly name: keyof HezoEvents; readonly detail: object }
