import { defineConfig } from 'vitest/config'

/** `npm run test:brokers`: three brokers on one machine, killed and restarted (minutes), so no part of `npm test`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.check.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
