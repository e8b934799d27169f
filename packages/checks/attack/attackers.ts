// A process of its own for those who attack: what sending costs must not slow down those who measure.
import type { Attack, Outcomes, Target } from './attack.ts'
import { forgedTokens, hostileJson, hugeBodies } from './bodies.ts'
import { halfBodies, halfHeaders } from './half-sent.ts'
import { combiningMarks, throttlePolling } from './texts.ts'
import { parallelUploads, slowPatterns } from './uploads.ts'

const attacks: Readonly<Record<string, Attack>> = {
  hugeBodies,
  hostileJson,
  forgedTokens,
  halfBodies,
  halfHeaders,
  combiningMarks,
  throttlePolling,
  slowPatterns,
  parallelUploads,
}

const [target, chosen] = process.argv.slice(2).map((text): unknown => JSON.parse(text)) as [
  Target,
  readonly string[],
]
const names = chosen.length > 0 ? chosen : Object.keys(attacks)
const results: Record<string, Outcomes> = {}
await Promise.all(
  names.map(async (name) => {
    const attack = attacks[name]
    if (!attack) throw new TypeError(`no attack is called ${name}`)
    const outcomes: Outcomes = (results[name] = {})
    await attack(target, (outcome) => (outcomes[outcome] = (outcomes[outcome] ?? 0) + 1))
  }),
)
process.send?.(results)
process.disconnect?.()
