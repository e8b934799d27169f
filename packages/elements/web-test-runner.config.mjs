import { findChromium } from '@hezo/checks/chromium'
import { testReport } from '@hezo/checks/test-report'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { editLit } from './build/safe-templates.ts'

const { executablePath, args, env } = await findChromium()

/** Lit as the bundle has it, so that the tests build their templates the same way. */
const safeTemplates = {
  name: 'safe-templates',
  transform: ({ path, body }) =>
    path.endsWith('/lit-html/lit-html.js')
      ? editLit(body, '/packages/elements/src/foundation/template-dom.ts')
      : undefined,
}

/** Pages for frames, as the server has them. */
const framePages = {
  name: 'frame-pages',
  serve: ({ path }) => {
    const [, tag] = /^\/frame\/(hezo-[\w-]+)$/.exec(path) ?? []
    return tag
      ? {
          type: 'html',
          body: `<!doctype html><html lang="pl" data-title-pl="Ramka" data-title-en="Frame"><meta charset="utf-8"><title>Ramka</title>
            <base target="_top"><main></main>
            <script type="module" src="/packages/elements/src/frame.ts"></script>
            <script type="module" src="/packages/elements/src/${tag}.ts"></script></html>`,
        }
      : undefined
  },
}

/**
 * A window of its own for each page: in a tab behind another no field is focused, and nothing comes into view.
 * Storage is its own too.
 */
async function createPage({ browser }) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.emulateFocusedPage(true)
  return page
}

/** The elements in a real browser, from their source. */
export default {
  rootDir: '../..',
  files: 'src/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  plugins: [
    safeTemplates,
    framePages,
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath, args, env, pipe: true }, createPage }),
  ],
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter(), testReport()],
}
