import { vi } from 'vitest'
import { runCommand } from '../cli/run-command.ts'

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command within the test's own process, which spares it the start of another one. */
export async function callCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const ended = { out: '', err: '' }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const capture = (stream: NodeJS.WriteStream, into: keyof typeof ended) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      ended[into] += String(text)
      return true
    })
  const streams = [capture(process.stdout, 'out'), capture(process.stderr, 'err')]
  try {
    return { code: await runCommand(words), ...ended }
  } finally {
    for (const stream of streams) stream.mockRestore()
    vi.unstubAllEnvs()
  }
}
