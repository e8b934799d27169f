const tokens = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^>"])*?)(\/?)>|<(\?[^>]*)>|([^<]+)/gs
const attributes = /([^\s=]+)(?:=(?:"([^"]*)"|(\S+)))?/g
const empty = /^(?:br|col|hr|img|input|wbr)$/

/**
 * Builds a `<template>` from the markup of a Lit template through DOM calls alone. The build puts it
 * in place of Lit's `innerHTML`, so that no Trusted Types policy is needed, whatever the host allows.
 * The markup is our own: lower-case tags, quoted attributes, every element closed, nothing implied, no
 * entities, no comments.
 *
 * Lit marks bound attributes with names such as `.value_lit_`, which older browsers refuse to create;
 * Lit looks only at the end of the name, so a legal one stands in.
 */
export function templateFrom(markup: string): HTMLTemplateElement {
  const template = document.createElement('template')
  let parent: Node = template.content
  for (const [, closing, tag, list = '', closed, marker, text] of markup.matchAll(tokens)) {
    if (text) parent.appendChild(document.createTextNode(text))
    else if (!tag) parent.appendChild(document.createComment(marker ?? ''))
    else if (closing) parent = parent.parentNode ?? parent
    else {
      const space = tag === 'svg' ? 'http://www.w3.org/2000/svg' : (parent as Element).namespaceURI
      const node = document.createElementNS(space ?? 'http://www.w3.org/1999/xhtml', tag)
      for (const [, name = '', quoted, bare] of list.matchAll(attributes)) {
        node.setAttribute(legal(name), quoted ?? bare ?? '')
      }
      parent.appendChild(node)
      if (!closed && !empty.test(tag)) parent = node
    }
  }
  return template
}

function legal(name: string): string {
  return name.endsWith('_lit_') ? `_${name.replace('@', ':').replace('?', '-')}` : name
}
