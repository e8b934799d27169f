// By hand: nothing else of ours may be there yet.
const words = {
  pl: {
    failed: 'Nie udało się wczytać wsparcia myHEZO. Pomożemy telefonicznie lub e-mailem:',
    reload: 'Wczytaj stronę ponownie',
  },
  en: {
    failed: 'myHEZO support could not be loaded. We can help by phone or email:',
    reload: 'Reload the page',
  },
} as const

/** Shows phone and email in the place of an element whose code does not come. The element takes it away once it is there. */
export function showLoadingFailed(element: Element): void {
  if (element.querySelector(':scope > [slot=form]')) return
  const lang = (element as HTMLElement).lang || document.documentElement.lang || navigator.language
  const say = words[/^pl\b/i.test(lang) ? 'pl' : 'en']
  const notice = document.createElement('div')
  notice.slot = 'form'
  notice.setAttribute('role', 'alert')
  const reload = document.createElement('button')
  reload.type = 'button'
  reload.textContent = say.reload
  reload.addEventListener('click', () => location.reload())
  notice.append(
    say.failed,
    ' ',
    link('tel:+48122525600', '+48\u00a012\u00a025\u00a025\u00a0600'),
    ' ',
    link('mailto:pomoc@myhezo.pl', 'pomoc@myhezo.pl'),
    ' ',
    reload,
  )
  element.append(notice)
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = href
  made.textContent = text
  return made
}
