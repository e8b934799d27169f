import { defineConfig } from 'vitest/config'

// Two browsers and two services at a time, as there are cores.
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
