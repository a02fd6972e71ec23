import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const ENTRY_BUDGET_BYTES = 60 * 1024

/** Prints what the entry costs on the wire and fails the build above the budget. */
const budget = (): Plugin => ({
  name: 'entry-budget',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk' || !part.isEntry) continue
      const bytes = gzipSync(part.code, { level: 9 }).length
      const text = `entry ${part.fileName}: ${(bytes / 1024).toFixed(1)} KB gz of ${ENTRY_BUDGET_BYTES / 1024} KB`
      if (bytes > ENTRY_BUDGET_BYTES) this.error(text)
      console.log(text)
    }
  },
})

export default defineConfig({
  // The gateway serves the page at /wall and at every path below it, so that relative addresses would not hold.
  base: '/wall/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  plugins: [budget()],
})
