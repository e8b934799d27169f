import type { Frame, Page } from 'playwright-core'

/** The inside of an isolated element's frame, once it shows. */
export async function frameInside(page: Page, tag: string): Promise<Frame> {
  const frame = page.locator(`${tag} iframe`)
  await frame.waitFor({ state: 'visible' })
  const found = await (await frame.elementHandle())?.contentFrame()
  if (!found) throw new Error(`${tag} has no frame`)
  return found
}
