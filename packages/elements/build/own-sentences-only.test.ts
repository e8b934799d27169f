import { resolve } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import { expect, it } from 'vitest'
import { ownPackages } from './own-packages.ts'
import { ownSentencesOnly } from './own-sentences-only.ts'

// Prevents: a field without a word under it, because its sentence was taken for one of the server's.
it.each(['pl', 'en'])('leaves what forms judge themselves, in %s', async (language) => {
  const bundle = await rollup({
    input: resolve(import.meta.dirname, `../../api/dist/lib/sentences/${language}.js`),
    plugins: [ownPackages(), nodeResolve(), ownSentencesOnly()],
  })
  const { output } = await bundle.generate({ format: 'es' })
  const { code } = output[0]
  for (const kept of ['shape.required', 'shape.not_an_option', 'password.too_short', 'text.empty'])
    expect(code).toContain(`'${kept}':`)
  for (const gone of [
    'shape.wrong_type',
    'password.common',
    'text.too_short',
    'fileName.bad_character',
  ])
    expect(code).not.toContain(`'${gone}'`)
})
