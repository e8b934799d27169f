import { contactChannels } from '@hezo/api'

/** Why an element cannot work on the page it stands on. */
export type EmbedProblem =
  | 'insecure_page'
  | 'forms_not_allowed'
  | 'blocked_by_policy'
  | 'origin_not_allowed'
  | 'not_the_api'
  | 'unreachable'

const probes = new Map<string, Promise<EmbedProblem | undefined>>()
const timeLimit = 10_000

/**
 * Finds out, before anything is typed, whether an element can work where it stands, and writes what a
 * developer can do about it to the console, once. Asks nobody but the API, and that only from another origin.
 *
 * @param api base URL of the API, without a slash at its end.
 * @param root where a form can be tried: it is in the document.
 */
export async function diagnose(api: string, root: ParentNode): Promise<EmbedProblem | undefined> {
  if (!isSecureContext) return report(api, 'insecure_page')
  if (self !== top && !canSubmit(root)) return report(api, 'forms_not_allowed')
  if (new URL(api).origin === location.origin) return undefined
  let probing = probes.get(api)
  if (!probing) probes.set(api, (probing = probe(api)))
  const problem = await probing
  // The next element, or the next attempt, asks again.
  if (problem) probes.delete(api)
  return problem && report(api, problem)
}

/** Whether a form can be submitted: a frame that is sandboxed without `allow-forms` drops the event. */
function canSubmit(root: ParentNode): boolean {
  const form = document.createElement('form')
  form.method = 'dialog'
  let submitted = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    submitted = true
  })
  root.append(form)
  form.requestSubmit()
  form.remove()
  return submitted
}

async function probe(api: string): Promise<EmbedProblem | undefined> {
  const url = `${api}/v1/contact/channels`
  const blocked = policyViolation(api)
  const init: RequestInit = { credentials: 'omit', signal: AbortSignal.timeout(timeLimit) }
  try {
    const response = await fetch(url, init)
    const body = (await response.json().catch(() => undefined)) as { phone?: unknown } | undefined
    if (response.ok && body?.phone === contactChannels.phone) return undefined
    return response.ok || response.status === 404 ? 'not_the_api' : 'unreachable'
  } catch {
    // A request whose answer nobody may read tells a refused origin from a server that is not there.
    const isThere = await fetch(url, { ...init, mode: 'no-cors' }).then(
      () => true,
      () => false,
    )
    // The browser says what its policy has refused a moment after it refuses.
    await new Promise((resolve) => setTimeout(resolve))
    return blocked() ? 'blocked_by_policy' : isThere ? 'origin_not_allowed' : 'unreachable'
  } finally {
    blocked.stop()
  }
}

/** Whether the page's Content Security Policy has refused a request to `api` since. */
function policyViolation(api: string): { (): boolean; readonly stop: () => void } {
  const { origin } = new URL(api)
  let found = false
  const look = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    found ||= blockedURI.startsWith(origin)
  }
  document.addEventListener('securitypolicyviolation', look)
  const stop = (): void => document.removeEventListener('securitypolicyviolation', look)
  return Object.assign(() => found, { stop })
}

const reported = new Set<string>()

function report(api: string, problem: EmbedProblem): EmbedProblem {
  const { origin } = location
  const key = `${api} ${problem}`
  // oxlint-disable-next-line no-console -- the developer of the page looks there
  if (!reported.has(key)) console.error(`myHEZO: ${adviceFor(problem, api, origin)}`)
  reported.add(key)
  return problem
}

/** What a developer can do. */
function adviceFor(problem: EmbedProblem, api: string, origin: string): string {
  switch (problem) {
    case 'insecure_page':
      return 'This page is not served over https, so browsers give it no cryptography: signing in cannot work here.'
    case 'forms_not_allowed':
      return 'This page is in a sandboxed frame that forbids forms. Add allow-forms to the sandbox attribute.'
    case 'blocked_by_policy':
      return `The page's Content-Security-Policy blocks ${api}. Add its origin to connect-src.`
    case 'origin_not_allowed':
      return origin === 'null'
        ? `This page has no origin of its own (a file, or a sandboxed frame without allow-same-origin), so ${api} refuses it.`
        : `The API at ${api} does not allow ${origin}. Ask its operator to add ${origin} to EMBED_ORIGINS.`
    case 'not_the_api':
      return `What answers at ${api} is not the HEZO API. Check the api attribute.`
    case 'unreachable':
      return api.startsWith('http:') && location.protocol === 'https:'
        ? `A page served over https cannot reach ${api}: the api attribute must begin with https.`
        : `The API at ${api} cannot be reached. Check the api attribute, and whether the service is running.`
  }
}
