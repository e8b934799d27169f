import { asSrgb, type Colour, parseColour } from '../foundation/contrast.ts'

/** The colour that a value of CSS stands for in this document; undefined when it stands for none. */
export function computeColour(value: string): Colour | undefined {
  const probe = document.createElement('i')
  // `currentcolor` must not be what text happens to have here.
  probe.style.color = 'transparent'
  const inner = document.createElement('i')
  inner.style.color = asSrgb(value)
  if (!inner.style.color) return undefined
  probe.append(inner)
  document.documentElement.append(probe)
  const colour = parseColour(getComputedStyle(inner).color)
  probe.remove()
  return colour
}
