import type { Sheet, Style } from '../../platform/pdf/flow.ts'
import type { Colour } from '../../platform/pdf/page.ts'

/** A4 with margins for a binder, in points. */
export const sheet: Sheet = { paper: [595.28, 841.89], left: 72, right: 64, top: 92, bottom: 70 }

export const ink: Colour = [0.09, 0.11, 0.15]
export const quiet: Colour = [0.36, 0.4, 0.46]
export const hairline: Colour = [0.82, 0.84, 0.87]
// The portal's own, #0b6170.
export const accent: Colour = [0.043, 0.38, 0.439]
export const paleGround: Colour = [0.957, 0.965, 0.973]

/** The steps of type that all documents use. */
export const type = {
  title: { size: 20, leading: 26, colour: ink },
  cover: { size: 28, leading: 38, colour: ink },
  lead: { size: 12, leading: 18, colour: quiet },
  chapter: { size: 16, leading: 22, colour: ink },
  step: { size: 11.5, leading: 16, colour: ink },
  example: { size: 9.5, leading: 15, colour: ink },
  eyebrow: { size: 9, leading: 14, colour: accent },
  heading: { size: 10, leading: 15, colour: ink },
  body: { size: 10, leading: 15, colour: ink },
  label: { size: 8.5, leading: 15, colour: quiet },
  small: { size: 8, leading: 12, colour: quiet },
  log: { size: 7.5, leading: 11, colour: ink },
} as const satisfies Record<string, Style>
