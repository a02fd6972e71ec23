import { mergeConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import build from './vite.config.ts'

/** What a page shows is waited for; on a busy machine that takes longer than the usual second. */
export default mergeConfig(build, defineConfig({ test: { expect: { poll: { timeout: 15_000 } } } }))
