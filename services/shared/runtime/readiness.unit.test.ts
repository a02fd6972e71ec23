import { expect, it, vi } from 'vitest'
import { createLogger } from './logger.ts'
import { followReady, inTime } from './readiness.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

it.each<[string, () => Promise<readonly string[]>, readonly string[]]>([
  ['says what it is told', async () => ['the disk is full'], ['the disk is full']],
  ['takes a failure for a reason', () => Promise.reject(new Error('no broker answers')), ['no broker answers']],
  ['takes silence for a reason', () => new Promise(() => {}), ['whether it can work is not known after 0.02 s']],
])('%s', async (_what, ask, reasons) => {
  expect(await inTime(ask, 20)()).toEqual(reasons)
})

it('tells the first look and each change once, and nothing after its end', async () => {
  const told: boolean[] = []
  let reasons: readonly string[] = ['it starts']
  let looks = 0
  const looked = async (more = 2): Promise<void> => {
    const from = looks
    await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(from + more))
  }
  const end = followReady({
    logger,
    everyMs: 1,
    onChange: isReady => void told.push(isReady),
    async ready() {
      looks++
      return reasons
    },
  })
  await looked()
  reasons = []
  await looked()
  reasons = ['the log is away']
  await looked()
  end()
  const ended = [...told]
  reasons = []
  await new Promise(resolve => setImmediate(resolve))
  expect(ended).toEqual([false, true, false])
  expect(told).toEqual(ended)
})
