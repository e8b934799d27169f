import { answerPage, showElement } from './isolated/frame.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync('body { display: flow-root; margin: 0; }')
document.adoptedStyleSheets.push(sheet)

const tag = location.pathname.slice('/frame/'.length)
if (parent === self) {
  // Opened by itself, say a link in a new tab: a page like any other.
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const lang = document.documentElement.lang === 'pl' ? 'pl' : 'en'
  showElement(tag)({ attributes: {}, base: '', tokens: {}, scheme, lang })
} else {
  answerPage(tag)
}
