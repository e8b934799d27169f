import { defineConfig } from 'vitest/config'

// The compiler's copies of the tests in dist are not run a second time.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } })
