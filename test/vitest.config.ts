import { defineConfig } from 'vitest/config'

/** Whole processes: one file after another, so that they do not take each other's cores. */
export default defineConfig({
  test: {
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 30_000,
    exclude: ['**/node_modules/**', 'architecture.test.ts'],
  },
})
