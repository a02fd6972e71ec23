import { describe, expect, it, vi } from 'vitest'
import type { WebSocket, WebSocketServer } from 'ws'
import { goodbyeMs, sayGoodbye } from './goodbye.ts'

it.each([
  [1, 40, 'nobody waits for a step that has room for more'],
  [50, 2_000, 'twenty-five a second'],
  [1_000, 4_000, 'until that takes four seconds …'],
  [5_000, 4_000, '… then all within these'],
])('%i clients take %i ms: %s', (count, ms) => {
  expect(goodbyeMs(count)).toBe(ms)
})

/** When each client was told, in ms from the start; every sleep takes so much longer than it was asked to. */
const goodbyeTo = async (count: number, heldUpMs = 0): Promise<readonly number[]> => {
  let now = 0
  const told = new Map<number, number>()
  const clients = Array.from({ length: count }, (_, index) => ({
    close: (code: number) => {
      expect(code).toBe(1012)
      expect(told.has(index)).toBe(false)
      told.set(index, now)
    },
    once: () => undefined,
    terminate: () => undefined,
  }))
  const server = { clients: new Set(clients as unknown as WebSocket[]), on: () => server }
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms + heldUpMs
    },
  }
  vi.useFakeTimers()
  try {
    await sayGoodbye(server as unknown as WebSocketServer, clock)
  } finally {
    vi.useRealTimers()
  }
  return [...told.values()]
}

describe.each([
  [1, 0],
  [20, 0],
  [50, 0],
  [150, 0],
  [1_000, 0],
  [5_000, 0],
  [150, 60],
  [1_000, 60],
  [150, 150],
  [5_000, 150],
])('%i clients of a server that is %i ms late each time', (count, heldUpMs) => {
  it('are each told once, and all in time', async () => {
    const told = await goodbyeTo(count, heldUpMs)
    expect(told).toHaveLength(count)
    expect(Math.max(...told)).toBeLessThanOrEqual(goodbyeMs(count) + 20 + heldUpMs)
  })

  it('are not told all at once: no more than a few, or a tenth, within 100 ms', async () => {
    const told = await goodbyeTo(count, heldUpMs)
    const fullest = Math.max(...[...new Set(told)].map(from => told.filter(at => at >= from && at < from + 100).length))
    expect(fullest).toBeLessThanOrEqual(Math.max(5, Math.floor(count / 10)))
  })
})

it('tells a tenth at most within 100 ms when it can do nothing for a second each time, and ends', async () => {
  const told = await goodbyeTo(1_000, 1_000)
  expect(told).toHaveLength(1_000)
  for (const from of new Set(told))
    expect(told.filter(at => at >= from && at < from + 100).length).toBeLessThanOrEqual(100)
})
