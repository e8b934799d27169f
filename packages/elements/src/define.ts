/**
 * Class decorator: defines the class under `tag` unless the page has that tag already, so that the
 * same script may be on a page twice, in different versions even.
 */
export function element(tag: `hezo-${string}`): (type: CustomElementConstructor) => void {
  return (type) => {
    if (!customElements.get(tag)) customElements.define(tag, type)
  }
}
