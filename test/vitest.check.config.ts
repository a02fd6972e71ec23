import { defineConfig } from 'vitest/config'

/** What `npm run check` runs beside types and lint. */
export default defineConfig({ test: { root: import.meta.dirname, include: ['architecture.test.ts'] } })
