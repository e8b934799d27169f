import { defineConfig } from 'vitest/config'

// A command of its own: not every machine has nginx.
export default defineConfig({
  test: { include: ['nginx/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
})
