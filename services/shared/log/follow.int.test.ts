import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLogger } from '../runtime/logger.ts'
import { openEmbeddedLog } from './embedded/embedded-log.ts'
import { RetryableError } from './errors.ts'
import { follow } from './follow.ts'
import type { Log } from './port.ts'

const TOPIC = 'followed.v1'
const value = (text: string): Uint8Array => new TextEncoder().encode(text)
let dir: string
let log: Log

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-follow-'))
  log = await openEmbeddedLog({ dir, logger: createLogger({ name: 'test', level: 'silent' }) })
  await log.ensureTopics([{ name: TOPIC, partitions: 1, cleanup: 'forever' }])
})
afterEach(async () => {
  await log.close()
  rmSync(dir, { recursive: true, force: true })
})

it('hands over what is there and what comes', async () => {
  await log.append(TOPIC, [{ key: 'a', value: value('1') }])
  const seen: string[] = []
  const following = follow({
    log,
    topic: TOPIC,
    from: () => 'start',
    onBatch: ({ records }) => void seen.push(...records.map(({ key }) => key)),
    onFailure: () => {},
  })
  await following.caughtUp()
  await log.append(TOPIC, [{ key: 'b', value: value('2') }])
  await following.caughtUp()
  expect(seen).toEqual(['a', 'b'])
  await following.stop()
})

it('begins again after a failure that may pass', async () => {
  await log.append(TOPIC, [{ key: 'a', value: value('1') }])
  const failures: unknown[] = []
  let tries = 0
  const failing: Log = {
    ...log,
    broadcast(options) {
      if (++tries > 1) return log.broadcast(options)
      const lost = Promise.reject(new RetryableError('away'))
      lost.catch(() => {})
      return { caughtUp: () => lost, stop: async () => {}, done: lost }
    },
  }
  const seen: string[] = []
  const following = follow({
    log: failing,
    topic: TOPIC,
    from: () => 'start',
    onBatch: ({ records }) => void seen.push(...records.map(({ key }) => key)),
    onFailure: error => failures.push(error),
  })
  await following.caughtUp()
  expect(seen).toEqual(['a'])
  expect(failures).toHaveLength(1)
  await following.stop()
})

it('resolves when it is stopped before it has caught up', async () => {
  await log.append(TOPIC, [{ key: 'a', value: value('1') }])
  const never = Promise.withResolvers<void>()
  const following = follow({
    log,
    topic: TOPIC,
    from: () => 'start',
    onBatch: () => never.promise,
    onFailure: () => {},
  })
  const caughtUp = following.caughtUp()
  const stopped = following.stop()
  never.resolve()
  await Promise.all([caughtUp, stopped, following.done])
})
