/** Everything that a walk gives, in its order. */
export async function collect<T>(walk: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of walk) items.push(item)
  return items
}
