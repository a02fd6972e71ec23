import { defineConfig } from 'vitest/config'

/** `npm run test:images`: minutes, root and some gigabytes, so no part of `npm test`. One engine at a time. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.check.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 1_800_000,
  },
})
