import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The fast loop: everything that needs neither a database nor a browser.
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: [
      'packages/{domain,api,sdk,checks}/src/**/*.test.ts',
      'packages/elements/build/**/*.test.ts',
    ],
    pool: 'threads',
    isolate: false,
  },
})
