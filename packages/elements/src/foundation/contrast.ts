/** A colour in sRGB: red, green, blue and alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Least contrast of text with what it stands on (WCAG 2.2, 1.4.3). */
export const textContrast = 4.5
/** Least contrast of the edge of a control (WCAG 2.2, 1.4.11). */
export const edgeContrast = 3

// Eight bits a channel cost a little of the contrast that was aimed at.
const margin = 1.02

const black: Colour = [0, 0, 0, 1]
const white: Colour = [1, 1, 1, 1]

/** A value that computes to `color(srgb r g b / a)`, whatever notation `value` is in. */
export const asSrgb = (value: string): string => `color-mix(in srgb, ${value}, ${value})`

/** Reads a computed value of {@link asSrgb}; undefined for anything else. */
export function parseColour(computed: string): Colour | undefined {
  const [, numbers] = /^color\(srgb ([^)]*)\)$/.exec(computed) ?? []
  const parts = numbers?.split(/[\s/]+/).map((part) => (part === 'none' ? 0 : Number(part))) ?? []
  const [red, green, blue, alpha = 1] = parts
  if (red === undefined || green === undefined || blue === undefined) return undefined
  if (parts.some((part) => !Number.isFinite(part))) return undefined
  return [red, green, blue, alpha]
}

/** As a value for CSS, eight bits a channel. */
export function formatColour([red, green, blue, alpha]: Colour): string {
  const [r, g, b] = [red, green, blue].map((channel) => Math.round(clamp(channel) * 255))
  return alpha < 1 ? `rgb(${r} ${g} ${b} / ${alpha})` : `rgb(${r} ${g} ${b})`
}

/** Relative luminance (WCAG 2.2): 0 is black, 1 is white. */
export function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Contrast ratio of two opaque colours (WCAG 2.2), 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Whether a colour is opaque and has this contrast with each of these. */
export function isReadable(colour: Colour, on: readonly Colour[], ratio: number): boolean {
  return colour[3] === 1 && on.every((ground) => contrast(colour, ground) >= ratio)
}

/** Black or white, whichever is easier to read on all of these. */
export function textOn(...grounds: readonly Colour[]): Colour {
  const least = (colour: Colour) => Math.min(...grounds.map((ground) => contrast(colour, ground)))
  return least(white) >= least(black) ? white : black
}

/**
 * The colour itself where it has this contrast with each of these; else the nearest of its hue that
 * has, darker or lighter; black or white where there is none.
 */
export function readable(colour: Colour, on: readonly Colour[], ratio: number): Colour {
  if (isReadable(colour, on, ratio)) return colour
  const aim = ratio * margin
  const own = luminance(colour)
  const grounds = on.map(luminance)
  const darkest = Math.min(...grounds.map((ground) => (ground + 0.05) / aim - 0.05), own)
  const lightest = Math.max(...grounds.map((ground) => (ground + 0.05) * aim - 0.05), own)
  const ways = [
    ...(darkest >= 0 ? [{ step: own - darkest, made: scale(colour, darkest / (own || 1)) }] : []),
    ...(lightest <= 1
      ? [{ step: lightest - own, made: mix(colour, white, (lightest - own) / (1 - own || 1)) }]
      : []),
  ].filter(({ made }) => isReadable(made, on, ratio))
  return ways.toSorted((a, b) => a.step - b.step)[0]?.made ?? textOn(...on)
}

/** What is seen of a colour that lets the first of these shine through. */
export function over(colour: Colour, [ground = white]: readonly Colour[]): Colour {
  const [red, green, blue, alpha] = colour
  const blend = (channel: number, below: number): number => channel * alpha + below * (1 - alpha)
  return [blend(red, ground[0]), blend(green, ground[1]), blend(blue, ground[2]), 1]
}

/** Mixes two colours in linear light, so that luminance mixes too. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const [red, green, blue] = [0, 1, 2].map((at) =>
    gamma(linear(one[at] ?? 0) * (1 - share) + linear(other[at] ?? 0) * share),
  )
  return [red ?? 0, green ?? 0, blue ?? 0, 1]
}

const scale = (colour: Colour, factor: number): Colour => mix(black, colour, factor)

function linear(channel: number): number {
  const value = clamp(channel)
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function gamma(light: number): number {
  const value = clamp(light)
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
