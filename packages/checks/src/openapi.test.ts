// Prevents: an OpenAPI document that other people's tools refuse.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { openApiDocument } from '@hezo/api/openapi'
import { expect, it } from 'vitest'

const cli = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
)

it('redocly finds nothing to say about the document under its recommended rules', async () => {
  const findings = await lint(openApiDocument({ serverUrl: 'https://myhezo.pl' }))
  expect(findings).toMatchObject({ totals: { errors: 0, warnings: 0 } })
}, 30_000)

it('redocly does find a path parameter that is not described', async () => {
  const broken = { ...openApiDocument({ serverUrl: 'https://myhezo.pl' }) }
  broken.paths = { '/v1/things/{thingId}': { get: { responses: {} } } }
  const findings = await lint(broken)
  expect(findings).toMatchObject({ totals: { errors: expect.toSatisfy((count) => count > 0) } })
}, 30_000)

/** What the linter reports; it exits with 1 when that is something. */
async function lint(document: object): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document))
    const lines = ['lint', 'openapi.json', '--extends=recommended', '--format=json']
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const options = { cwd: folder, env, maxBuffer: 16_000_000 }
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...lines], options).catch(
      (error: { stdout: string }) => error,
    )
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
