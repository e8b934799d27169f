import { locales } from '@hezo/domain'
import * as z from 'zod/mini'
import { patternSchema } from './pattern.ts'

/** The language of everything a person reads. */
export const Locale = z.literal(locales)
export type Locale = z.output<typeof Locale>

/** An instant, ISO 8601 in UTC: `2026-11-22T13:05:00.000Z`. */
export const Instant = patternSchema(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 24)

/** A calendar day in Europe/Warsaw: `2026-11-22`. */
export const Day = patternSchema(/^\d{4}-\d\d-\d\d$/, 10)
