import { expect, it } from 'vitest'
import { createProgressBar } from './progress-bar.ts'

function show(isTTY: boolean): string[] {
  const written: string[] = []
  const bar = createProgressBar({ isTTY, write: (text) => written.push(String(text)) > 0 }, 10)
  for (const bytes of [0, 1, 500, 501, 1_000]) bar.show({ bytes, of: 1_000 })
  bar.show('writing')
  bar.clear()
  return written
}

it('fills one line of a terminal, written only when it changes, and leaves it empty', () => {
  const line = (text: string): string => `\r${text}\u{1B}[K`
  expect(show(true)).toEqual([
    line('Reading ░░░░░░░░░░ 0 %'),
    line('Reading █████░░░░░ 50 %'),
    line('Reading ██████████ 100 %'),
    line('Writing to the database…'),
    line(''),
  ])
})

// Prevents logs of nightly imports that are full of bars.
it('is silent where no terminal is', () => {
  expect(show(false)).toEqual([])
})

it('tells the pace of cases and the time that is left, once there is a pace', () => {
  const written: string[] = []
  let time = 0
  const stream = { isTTY: true, write: (text: unknown) => written.push(String(text)) > 0 }
  const bar = createProgressBar(stream, 4, () => time)
  bar.show({ bytes: 10, of: 1000, cases: 1 })
  time = 10_000
  bar.show({ bytes: 250, of: 1000, cases: 400 })
  time = 20_000
  bar.show({ bytes: 100, of: 1000, cases: 500 })
  expect(written.map((line) => line.slice(1, -3))).toEqual([
    'Reading ░░░░ 1 %',
    'Reading █░░░ 25 % · 40 cases/s · 30 s left',
    'Reading ░░░░ 10 % · 25 cases/s · 3 min left',
  ])
})
