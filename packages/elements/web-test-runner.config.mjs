import { findChromium } from '@hezo/checks/chromium'
import { testReport } from '@hezo/checks/test-report'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'

const { executablePath, args, env } = await findChromium()

/** The elements in a real browser, from their source. */
export default {
  rootDir: '../..',
  files: 'src/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args, env, pipe: true } })],
  concurrency: 2,
  reporters: [defaultReporter(), testReport()],
}
