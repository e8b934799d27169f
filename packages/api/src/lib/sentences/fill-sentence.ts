import type { FieldValues } from '../schemas/rule.ts'

/**
 * Puts values into a sentence. `position` is an index from 0 wherever programs see it; people count
 * from 1, and here is the only place that adds the one.
 */
export function fillSentence(template: string, values: FieldValues = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return String(name === 'position' ? Number(value) + 1 : value)
  })
}
