import { msg } from '@lit/localize'
import type { Me } from '@hezo/api'
import type { TemplateResult } from 'lit'
import { importPart } from '../foundation/import-part.ts'
import type { PageContext } from './page-context.ts'

/** The pages of the account by the name in their address, in the order of the menu. */
export const pages = ['profile', 'security', 'sessions', 'people', 'activity', 'data'] as const

/** One of {@link pages}. */
export type Page = (typeof pages)[number]

/** The page that an address names; the first one when it names none. */
export function pageOf(section: string): Page {
  return pages.find((page) => page === section) ?? 'profile'
}

/** The pages that concern a person. */
export function pagesFor({ company, isApproved }: Me): readonly Page[] {
  const ofCompany = company !== null && isApproved
  // Events belong to the company, too; HEZO's own people have theirs.
  return pages.filter(
    (page) => (page !== 'people' || ofCompany) && (page !== 'activity' || isApproved),
  )
}

/** What a page is called. */
export function pageName(page: Page): string {
  return {
    profile: msg('Profil'),
    security: msg('Bezpieczeństwo'),
    sessions: msg('Sesje'),
    people: msg('Osoby'),
    activity: msg('Historia'),
    data: msg('Prywatność'),
  }[page]
}

const loads: Readonly<Record<Page, () => Promise<{ view: PageView }>>> = {
  profile: () => import('./profile-page.ts'),
  security: () => import('./security-page.ts'),
  sessions: () => import('./sessions-page.ts'),
  people: () => import('./people-page.ts'),
  activity: () => import('./activity-page.ts'),
  data: () => import('./data-page.ts'),
}

/** The sections of a page, for the light DOM of the account. */
export type PageView = (context: PageContext) => TemplateResult

/** Fetches the code of a page. */
export async function loadPage(page: Page): Promise<PageView> {
  return (await importPart(loads[page])).view
}
