import { expect, it } from 'vitest'
import { createLanes, createTurns } from './lanes.ts'

const { signal } = new AbortController()

it('runs what one lane has to do one after another, lanes beside each other', async () => {
  const lanes = createLanes()
  const order: string[] = []
  const first = Promise.withResolvers<void>()
  const job = (name: string, until: Promise<void> = Promise.resolve()) => ({
    kind: 'goesOn' as const,
    signal,
    act: async () => {
      order.push(`${name} begins`)
      await until
      order.push(`${name} ends`)
    },
  })
  const done = [lanes.run('a', job('one', first.promise)), lanes.run('a', job('two'))]
  await lanes.run('b', job('other'))
  first.resolve()
  await Promise.all(done)
  expect(order).toEqual(['one begins', 'other begins', 'other ends', 'one ends', 'two begins', 'two ends'])
})

it('cuts short what began the hold when it ends, and nothing else', async () => {
  const lanes = createLanes()
  const cut: string[] = []
  const until = (name: string) => (own: AbortSignal) =>
    new Promise<void>(resolve => {
      const end = (): void => {
        cut.push(name)
        resolve()
      }
      if (own.aborted) end()
      else own.addEventListener('abort', end)
    })
  const stopping = new AbortController()
  const beginning = lanes.run('a', { kind: 'begins', signal, act: until('a') })
  const other = lanes.run('b', { kind: 'begins', signal: stopping.signal, act: until('b') })
  await lanes.run('a', { kind: 'ends', signal, act: async () => void cut.push('end') })
  await beginning
  expect(cut).toEqual(['a', 'end'])
  stopping.abort()
  await other
  expect(cut).toEqual(['a', 'end', 'b'])
})

it('goes on with a lane after something in it failed', async () => {
  const lanes = createLanes()
  const failing = lanes.run('a', { kind: 'goesOn', signal, act: () => Promise.reject(new Error('no')) })
  const next = lanes.run('a', { kind: 'goesOn', signal, act: async () => undefined })
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBeUndefined()
})

it('lets so many act at a time for one name, in the order in which they came', async () => {
  const inTurn = createTurns(2)
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const began: number[] = []
  const all = gates.map((gate, index) =>
    inTurn('desk', async () => {
      began.push(index)
      await gate.promise
      if (index === 1) throw new Error('failed')
    }).catch(() => undefined),
  )
  await inTurn('other', async () => undefined)
  expect(began).toEqual([0, 1])
  gates[1]!.resolve()
  await all[1]
  await inTurn('other', async () => undefined)
  expect(began).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  await Promise.all(all)
  expect(began).toEqual([0, 1, 2, 3, 4])
})
