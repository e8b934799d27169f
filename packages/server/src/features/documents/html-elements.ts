const blocks =
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul'
const inline =
  'a abbr acronym b bdi bdo big br button cite code data datalist del dfn em font i img input ins kbd label map mark meter nobr option output progress q rp rt ruby s samp select small span strike strong sub sup td textarea th time tt u var wbr col colgroup noscript meta link base'
const unseen = 'script style template title iframe object embed applet audio video canvas svg math'

const blockNames = new Set(blocks.split(' '))
const unseenNames = new Set(unseen.split(' '))

/** The elements that HTML knows (WHATWG HTML and those it calls obsolete). */
export const htmlElements: ReadonlySet<string> = new Set([
  ...blockNames,
  ...inline.split(' '),
  ...unseenNames,
])

/** Whether an element begins and ends a paragraph. */
export function isBlock(name: string): boolean {
  return blockNames.has(name)
}

/** Whether the contents of an element are not for reading. */
export function isUnseen(name: string): boolean {
  return unseenNames.has(name)
}
