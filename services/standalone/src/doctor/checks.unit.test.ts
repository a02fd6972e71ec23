import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedClickHouseUnavailable } from '@tocsin/shared/clickhouse/errors.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'
import { expect, it } from 'vitest'
import {
  checkClock,
  checkDataDir,
  checkDisk,
  checkEmbeddedClickHouse,
  checkLibc,
  checkNode,
  checkPlaybooks,
  checkPort,
} from './checks.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-checks-'))

it.each([
  ['Node 24 is fine', checkNode('v24.21.0'), 'ok'],
  ['Node 20 is not', checkNode('v20.20.2'), 'fail'],
  ['glibc is fine', checkLibc('linux', true), 'ok'],
  ['musl turns history off', checkLibc('linux', false), 'warn'],
  ['chdb that loads is fine', checkEmbeddedClickHouse(() => {}), 'ok'],
  ['a data folder that does not exist yet is made', checkDataDir(join(folder, 'new')), 'ok'],
  ['space is judged where the folder will be', checkDisk(join(folder, 'not/yet/there')), 'ok'],
  ['a clock that agrees is fine', checkClock(Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 21)), 'ok'],
  ['a clock of 1970 is not', checkClock(0, 0), 'fail'],
  ['a clock that differs from the disk is told', checkClock(Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 22)), 'warn'],
  ['a folder without playbooks is told', checkPlaybooks(mkdtempSync(join(folder, 'none-'))), 'fail'],
])('%s', (_what, check, state) => {
  expect(check.state).toBe(state)
  expect(check.fix === undefined).toBe(state === 'ok')
})

it('passes on the one line that mends a missing chdb', () => {
  const check = checkEmbeddedClickHouse(() => {
    throw new EmbeddedClickHouseUnavailable('run "npm install --include=optional"')
  })
  expect(check).toMatchObject({ state: 'warn', fix: 'run "npm install --include=optional"' })
})

it('names the place of a mistake in a playbook', () => {
  const dir = mkdtempSync(join(folder, 'bad-'))
  writeFileSync(join(dir, 'brands.yaml'), 'brands:\n  - id: x\n    nam: X\n')
  expect(checkPlaybooks(dir).fix).toMatch(/brands\.yaml:\d+:\d+/)
})

it('tells a taken port from a free one', async () => {
  const server = createServer()
  await listen(server, { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  expect((await checkPort('gateway', '127.0.0.1', port)).state).toBe('warn')
  await new Promise(resolve => server.close(resolve))
  expect((await checkPort('gateway', '127.0.0.1', port)).state).toBe('ok')
})
