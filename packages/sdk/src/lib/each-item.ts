interface Page {
  readonly items: readonly unknown[]
  readonly nextCursor: string | null
}

/** Every item of the pages that `load` gives, one page in memory at a time. */
export async function* eachItem(
  load: (cursor: unknown) => Promise<unknown>,
  from: unknown,
): AsyncGenerator<unknown, void, undefined> {
  for (let cursor = from; cursor !== null;) {
    const page = (await load(cursor)) as Page
    yield* page.items
    cursor = page.nextCursor
  }
}
