import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { logger } from '../../test-support/embedded.ts'
import { applyPeople, eventsIn, eventually, request } from '../../test-support/notifier.ts'

const LIFE = fileURLToPath(new URL('test/notifier-life.ts', import.meta.url))
const PEOPLE = Array.from({ length: 25 }, (_, index) => `p${index}`)

let dir: string
let server: FakeServer
const children: ChildProcess[] = []
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-notifier-'))
  server = await startFakeServer()
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const withLog = async <T>(work: (log: Log) => Promise<T>): Promise<T> => {
  const log = await openEmbeddedLog({ dir, logger, now: Date.now })
  await log.ensureTopics(topicSettings(3))
  try {
    return await work(log)
  } finally {
    await log.close()
  }
}

const begin = (): ChildProcess => {
  const child = spawn(process.execPath, [LIFE, dir], { stdio: ['pipe', 'ignore', 'ignore'] })
  children.push(child)
  return child
}

it('misses none of 500 pages when its process is killed for real, again and again, in the middle of them', async () => {
  const keys = PEOPLE.flatMap(id => Array.from({ length: 20 }, (_, index) => `c/${id}/${index}`))
  await withLog(async log => {
    const hook = { id: 'hook', kind: 'webhook' as const, target: `${server.url}/hook` }
    await applyPeople(log, Object.fromEntries(PEOPLE.map(id => [id, [hook]])))
    const pages = keys.map(key => ({ idempotencyKey: key, personId: key.split('/')[1]! }))
    await request({ log, clock: { now: Date.now } }, ...pages)
  })
  const ids = () => new Set(server.received.map(({ headers }) => headers['webhook-id']))
  let kills = 0
  for (let wanted = 40; wanted < keys.length; wanted += 120) {
    const child = begin()
    await eventually(() => ids().size >= wanted, `${wanted} pages`)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    kills++
  }
  const last = begin()
  await eventually(() => ids().size === keys.length, 'every page')
  const gone = once(last, 'exit')
  last.stdin!.end()
  expect(await gone).toEqual([0, null])
  const events = await withLog(log => eventsIn({ log }))
  const delivered = new Set(
    events.filter(({ state }) => state === 'DELIVERY_STATE_DELIVERED').map(e => e.idempotencyKey),
  )
  expect(ids().size).toBe(keys.length)
  expect(delivered).toEqual(new Set(keys))
  // What was being sent at a kill is sent once more: at most what may be in flight to one destination.
  expect(server.received.length - keys.length).toBeLessThanOrEqual(kills * 40)
}, 60_000)
