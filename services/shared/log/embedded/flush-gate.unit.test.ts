import { describe, expect, it } from 'vitest'
import { createFlushGate } from './flush-gate.ts'

/** Gathers numbers; each flush is finished by the test. */
const setUp = () => {
  let gathered: number[] = []
  const flushes: { readonly items: number[]; finish(): void }[] = []
  const gate = createFlushGate(() => {
    if (gathered.length === 0) return undefined
    const { promise, resolve } = Promise.withResolvers<void>()
    flushes.push({ items: gathered, finish: resolve })
    gathered = []
    return promise
  })
  const put = (item: number): void => {
    gathered.push(item)
    gate.request()
  }
  return { gate, flushes, put }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

describe('the flush gate', () => {
  it('takes together what is gathered in one turn', async () => {
    const { flushes, put } = setUp()
    put(1)
    put(2)
    expect(flushes).toEqual([])
    await turn()
    expect(flushes.map(({ items }) => items)).toEqual([[1, 2]])
  })

  it('gathers while two flushes are under way', async () => {
    const { flushes, put } = setUp()
    for (const item of [1, 2, 3, 4]) {
      put(item)
      await turn()
    }
    expect(flushes.map(({ items }) => items)).toEqual([[1], [2]])
    flushes[0]!.finish()
    await turn()
    expect(flushes.map(({ items }) => items)).toEqual([[1], [2], [3, 4]])
  })

  it('is idle when nothing is gathered or under way', async () => {
    const { gate, flushes, put } = setUp()
    await gate.idle()
    put(1)
    let idle = false
    const waiting = gate.idle().then(() => {
      idle = true
    })
    await turn()
    expect(idle).toBe(false)
    flushes[0]!.finish()
    await waiting
    expect(flushes).toHaveLength(1)
  })
})
