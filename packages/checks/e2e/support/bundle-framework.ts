import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { compile } from 'svelte/compiler'

const folder = join(import.meta.dirname, '../frameworks')

/** Compiles `.svelte` files, for the browser or for rendering on a server. */
function svelte(generate: 'client' | 'server'): Plugin {
  return {
    name: 'svelte',
    setup(plugins) {
      plugins.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const { js } = compile(source, { filename: path, generate, dev: generate === 'client' })
        return { contents: js.code, loader: 'js' }
      })
    },
  }
}

/** A page of a framework as one script for the browser, in the form that developers see warnings in. */
export async function bundleFramework(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['browser', 'development'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [svelte('client')],
  })
  return outputFiles[0]?.text ?? ''
}

/** A page of Svelte's as its server renders it. */
export async function renderSvelte(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [svelte('server')],
  })
  const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64')
  const { html } = (await import(`data:text/javascript;base64,${code}`)) as { html: string }
  return html
}
