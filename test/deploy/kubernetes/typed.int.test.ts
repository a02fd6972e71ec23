import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { examples, type Manifest, OVERLAYS, overlay } from './render.ts'
import { typedLiterals } from './typed.ts'

const TEST = fileURLToPath(new URL('../../', import.meta.url))
const TSC = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))

/** Inside this workspace, so that its packages are found; `reports` is not committed. */
mkdirSync(join(TEST, 'reports'), { recursive: true })
const folder = mkdtempSync(join(TEST, 'reports', 'manifests-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `tsc` finds in the manifests, one problem a line; empty when they are as their types say. */
const problemsIn = (name: string, manifests: readonly Manifest[]): Promise<string> => {
  const own = join(folder, name)
  mkdirSync(own)
  writeFileSync(
    join(own, 'manifests.ts'),
    typedLiterals(manifests, '../../../deploy/kubernetes/clickhouse-operator.ts'),
  )
  const options = {
    extends: '../../../../tsconfig.base.json',
    compilerOptions: { types: [], exactOptionalPropertyTypes: false },
    include: ['*.ts'],
  }
  writeFileSync(join(own, 'tsconfig.json'), JSON.stringify(options))
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [TSC, '-p', own, '--pretty', 'false'],
      { maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => resolve(error ? stdout + stderr || error.message : ''),
    )
  })
}

it.each(OVERLAYS)('%s is as the types of its resources say', async name => {
  expect(await problemsIn(name, [...overlay(name), ...(name === 'production' ? examples() : [])])).toBe('')
})

/** One manifest of a kind, changed by a text in its JSON. */
const broken = (kind: string, from: string, to: string): Manifest => {
  const text = JSON.stringify(overlay('production').find(one => one.kind === kind))
  if (!text.includes(from)) throw new Error(`no ${from} in ${kind}`)
  return JSON.parse(text.replace(from, to)) as Manifest
}

it('says of a misspelt field, a wrong type and a missing field where they are', async () => {
  const problems = await problemsIn('broken', [
    broken('Deployment', '"readinessProbe":', '"readynessProbe":'),
    broken('KafkaUser', '"operations":["Describe"]', '"operations":["Look"]'),
    broken('ScaledObject', '"maxReplicaCount":', '"maxReplicasCount":'),
    broken('HTTPRoute', '"parentRefs":', '"parentReferences":'),
    broken('PodMonitor', '"podMetricsEndpoints":', '"podMetricEndpoints":'),
    broken('Certificate', '"secretName":', '"secret":'),
    broken('ClickHouseInstallation', '"zookeeper":', '"zooKeeper":'),
  ])
  const lines = new Set([...problems.matchAll(/manifests\.ts\((\d+),/g)].map(([, line]) => Number(line)))
  expect([...lines].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
