import { afterEach, describe, expect, it, vi } from 'vitest'
import { RetryableError } from './errors.ts'
import type { LogRecord } from './port.ts'
import { type Cursor, createPump, type PumpOptions } from './pump.ts'

const recordAt = (offset: number): LogRecord => {
  return { offset: BigInt(offset), appendedAt: 0, key: '', value: new Uint8Array(), headers: {} }
}

/** A cursor whose reads the test answers. */
const createFakeCursor = () => {
  const reads: { from: number; bring(...offsets: number[]): void }[] = []
  let position = 0
  const cursor: Cursor = {
    get position() {
      return position
    },
    next: () =>
      new Promise(resolve => {
        const bring = (...offsets: number[]): void => {
          if (offsets.length > 0) position = offsets.at(-1)! + 1
          resolve(offsets.map(recordAt))
        }
        reads.push({ from: position, bring })
      }),
    seek(offset) {
      position = offset
    },
    endOffset: 100,
    onChange: () => () => undefined,
  }
  return { cursor, reads }
}

const setUp = (options: Partial<PumpOptions> = {}) => {
  const handled: number[] = []
  const pump = createPump({
    maxBatchRecords: 10,
    retry: { firstMs: 100, maxMs: 350 },
    handle: records => void handled.push(...records.map(({ offset }) => Number(offset))),
    onRetry: () => undefined,
    ...options,
  })
  const { cursor, reads } = createFakeCursor()
  return { pump, reads, handled, running: pump.run(cursor) }
}

/** Lets everything happen that waits for nothing but its turn. */
const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined)

describe('a pump', () => {
  vi.useFakeTimers()
  afterEach(() => vi.clearAllTimers())

  it('holds back a batch whose read was under way at the pause, and reads it again after', async () => {
    const { pump, reads, handled } = setUp()
    await settle()
    pump.pause()
    reads[0]!.bring(0, 1)
    await settle()
    expect(handled).toEqual([])
    expect(reads).toHaveLength(1)
    pump.resume()
    await settle()
    expect(reads[1]!.from).toBe(0)
    reads[1]!.bring(0, 1)
    await settle()
    expect(handled).toEqual([0, 1])
  })

  it('drops a read that was under way at a seek', async () => {
    const { pump, reads, handled } = setUp()
    await settle()
    pump.seek(7)
    reads[0]!.bring(0, 1)
    await settle()
    expect(reads[1]!.from).toBe(7)
    expect(handled).toEqual([])
  })

  it('drops a read that was under way at the stop', async () => {
    const { pump, reads, handled, running } = setUp()
    await settle()
    pump.stop()
    reads[0]!.bring(0)
    await running
    expect(handled).toEqual([])
  })

  it('waits longer from retry to retry, up to the cap', async () => {
    const at: number[] = []
    const { reads } = setUp({
      handle: () => {
        at.push(Date.now())
        throw new RetryableError('down')
      },
    })
    await settle()
    reads[0]!.bring(0)
    await vi.advanceTimersByTimeAsync(1500)
    expect(at.slice(1).map((time, index) => time - at[index]!)).toEqual([100, 200, 350, 350, 350])
  })

  it('gives up a batch that is waiting to be retried when told to read elsewhere', async () => {
    let calls = 0
    const { pump, reads } = setUp({
      handle: () => {
        calls++
        throw new RetryableError('down')
      },
    })
    await settle()
    reads[0]!.bring(0)
    await settle()
    pump.seek(5)
    await settle()
    expect(reads[1]!.from).toBe(5)
    expect(calls).toBe(1)
  })

  it('has reached an offset when it is handled, not when it is read', async () => {
    const finish = Promise.withResolvers<void>()
    const { pump, reads } = setUp({ handle: () => finish.promise })
    let reached = false
    void pump.reached(2).then(() => {
      reached = true
    })
    await settle()
    reads[0]!.bring(0, 1)
    await settle()
    expect(reached).toBe(false)
    finish.resolve()
    await settle()
    expect(reached).toBe(true)
  })
})
