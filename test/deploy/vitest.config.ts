import { defineConfig } from 'vitest/config'

/** `npm run test:deploy`: builds Kubernetes from its Go modules the first time (minutes), so no part of `npm test`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['apiserver/*.check.ts', 'kafka/*.check.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 3_600_000,
  },
})
