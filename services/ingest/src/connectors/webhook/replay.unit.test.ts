import { expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { createReplayWindow } from './replay.ts'

const taken: Answer = { status: 202, body: {} }
const busy: Answer = { status: 503, body: {} }
const conflict: Answer = { status: 409, body: {} }
const body = (text: string): Uint8Array => Buffer.from(text)

/** A window of 1 s and three entries, and how often work was done. */
const setUp = () => {
  let nowMs = 0
  let done = 0
  const window = createReplayWindow({ windowMs: 1_000, maxEntries: 3, now: () => nowMs })
  const send = (id: string, text: string, answer: Answer | Error = taken): Promise<Answer> =>
    window.once(
      id,
      body(text),
      async () => {
        done++
        if (answer instanceof Error) throw answer
        return answer
      },
      () => conflict,
    )
  return { send, done: () => done, pass: (ms: number) => (nowMs += ms) }
}

it('does the work of an id once, and answers the same to all who send it', async () => {
  const { send, done } = setUp()
  expect(await Promise.all([send('1', 'x'), send('1', 'x'), send('1', 'x')])).toEqual([taken, taken, taken])
  expect(done()).toBe(1)
})

it('calls the same id with another body a conflict', async () => {
  const { send } = setUp()
  await send('1', 'x')
  expect(await send('1', 'y')).toBe(conflict)
})

it('tries again what was refused for now, or failed', async () => {
  const { send, done } = setUp()
  expect(await send('1', 'x', busy)).toBe(busy)
  await expect(send('1', 'x', new Error('a bug'))).rejects.toThrow('a bug')
  expect(await send('1', 'x')).toBe(taken)
  expect(done()).toBe(3)
})

it('forgets an id after the window, and the oldest when there are too many', async () => {
  const { send, done, pass } = setUp()
  await send('1', 'x')
  pass(1_001)
  await send('1', 'x')
  expect(done()).toBe(2)
  for (const id of ['2', '3', '4', '5']) await send(id, 'x')
  await send('1', 'x')
  expect(done()).toBe(7)
})
