import { defineConfig } from 'vitest/config'
import { canRender } from './deploy/kubernetes/render.ts'

const withoutManifests = !process.env['CI'] && !canRender()
if (withoutManifests)
  console.warn('No kubectl, kustomize or Go that renders manifests: the tests in deploy/kubernetes are skipped.')

/** Whole processes: one file after another, so that they do not take each other's cores. */
export default defineConfig({
  test: {
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 30_000,
    exclude: ['**/node_modules/**', 'architecture.test.ts', ...(withoutManifests ? ['deploy/kubernetes/**'] : [])],
  },
})
