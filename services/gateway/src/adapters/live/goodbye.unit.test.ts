import { expect, it, vi } from 'vitest'
import type { WebSocket, WebSocketServer } from 'ws'
import { sayGoodbye, stepSize } from './goodbye.ts'

it.each([
  [1, 1, 'nobody waits for a step that has room for more'],
  [500, 4, 'two hundred a second'],
  [1_000, 4, 'until that takes five seconds …'],
  [5_000, 20, '… then all within these'],
])('%i clients go %i at a time: %s', (count, size) => {
  expect(stepSize(count)).toBe(size)
})

it('tells each client once, in steps, and resolves when the last was told', async () => {
  const told: number[] = []
  let turns = 0
  const clients = Array.from({ length: 10 }, (_, index) => ({
    close: (code: number) => {
      expect(code).toBe(1012)
      told.push(index)
    },
    once: () => undefined,
    terminate: () => undefined,
  }))
  vi.useFakeTimers()
  try {
    const server = { clients: new Set(clients as unknown as WebSocket[]), on: () => server }
    const done = sayGoodbye(server as unknown as WebSocketServer)
    let isDone = false
    void done.then(() => {
      isDone = true
    })
    while (!isDone) {
      const before = told.length
      await vi.advanceTimersByTimeAsync(20)
      expect(told.length - before).toBeLessThanOrEqual(stepSize(10))
      turns++
    }
    expect(told).toEqual(clients.map((_, index) => index))
    expect(turns).toBeGreaterThan(1)
  } finally {
    vi.useRealTimers()
  }
})
