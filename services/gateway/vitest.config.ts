import { defineConfig } from 'vitest/config'

/** Real sockets and a real log on a busy machine: what hangs is found out, what is slow is not. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } })
