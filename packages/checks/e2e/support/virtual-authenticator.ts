import type { CDPSession, Page } from 'playwright-core'

/** What stands for the fingerprint reader of a laptop: it says yes to whatever is asked. */
export interface VirtualAuthenticator {
  /** Whether it can tell its owner from others, from now on. */
  setUserVerified(isUserVerified: boolean): Promise<void>
  /** Takes it away. */
  unplug(): Promise<void>
}

/** Gives the browser of `page` an authenticator; passkeys then work on pages with a name for a host. */
export async function plugInAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      automaticPresenceSimulation: true,
      isUserVerified: true,
    },
  })
  return {
    async setUserVerified(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    unplug: () => session.detach(),
  }
}
