import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const ENTRY_BUDGET_BYTES = 80 * 1024
/** The pages that are opened from a message or a poster, on a phone in a poor network. */
const PUBLIC_BUDGET_BYTES = 25 * 1024
const CHUNK_BUDGET_BYTES = 40 * 1024

/** Prints what each page costs on the wire, with everything it loads at once, and fails the build above the budget. */
const budget = (): Plugin => ({
  name: 'entry-budget',
  generateBundle(_options, bundle) {
    const chunks = new Map(
      Object.values(bundle).flatMap(part => (part.type === 'chunk' ? [[part.fileName, part]] : [])),
    )
    const withImports = (name: string, seen: Set<string>): Set<string> => {
      if (seen.has(name)) return seen
      seen.add(name)
      for (const next of chunks.get(name)?.imports ?? []) withImports(next, seen)
      return seen
    }
    const weigh = (names: Iterable<string>): number =>
      [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0)
    const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
    for (const chunk of chunks.values()) {
      const bytes = chunk.isEntry ? weigh(withImports(chunk.fileName, new Set())) : weigh([chunk.fileName])
      const entryMost = chunk.name === 'index' ? ENTRY_BUDGET_BYTES : PUBLIC_BUDGET_BYTES
      const most = chunk.isEntry ? entryMost : CHUNK_BUDGET_BYTES
      const text = `${chunk.isEntry ? 'entry' : 'part'} ${chunk.name}: ${kilobytes(bytes)} gz of ${kilobytes(most)}`
      if (bytes > most) this.error(text)
      if (chunk.isEntry) console.log(text)
    }
  },
})

export default defineConfig({
  // The gateway serves the pages at /console and below it, at /a/{token} and at /flag, so that relative addresses would not hold.
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'acknowledge.html', 'flag.html'] },
  },
  plugins: [budget()],
})
