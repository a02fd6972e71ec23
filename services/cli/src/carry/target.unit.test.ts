import type { Carrier } from '@tocsin/shared/log/kafka/carry.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTarget } from './target.ts'

const of = { topic: 'mentions.scored.v2', partition: 0 }
const record = (text: string): LogRecord => ({
  offset: 0n,
  appendedAt: 1,
  key: text,
  value: new TextEncoder().encode(text),
  headers: {},
})

/** A partition that takes so many more appends and then fails; retention and compaction take what they like. */
const partition = () => {
  const kept = new Map<bigint, LogRecord>()
  let end = 0n
  const state = { left: Number.POSITIVE_INFINITY }
  const log = {
    offsets: async () => [{ partition: 0, startOffset: 0n, endOffset: end }],
    async *read() {
      const records = [...kept].map(([offset, one]) => ({ ...one, offset }))
      if (records.length > 0) yield records
    },
  } as unknown as Log
  const carrier = {
    async append(_: unknown, records: readonly LogRecord[]) {
      for (const one of records) {
        if (state.left-- <= 0) throw new Error('killed')
        kept.set(end++, one)
      }
    },
  } as unknown as Carrier
  return { kept, state, log, carrier, end: () => end }
}

const bring = async (texts: readonly string[], to: ReturnType<typeof partition>): Promise<void> => {
  const target = openTarget(of, to)
  for (const text of texts) await target.put(record(text))
  await target.end()
}

describe('a target', () => {
  it('holds each record once, in order, however often bringing it is cut off and whatever is removed meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string(), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat({ max: 10 }), { maxLength: 5 }),
        fc.func(fc.boolean()),
        async (texts, lives, isRemoved) => {
          const to = partition()
          for (const left of lives) {
            to.state.left = left
            await bring(texts, to).catch(() => undefined)
            for (const offset of to.kept.keys()) if (isRemoved(offset)) to.kept.delete(offset)
          }
          to.state.left = Number.POSITIVE_INFINITY
          await bring(texts, to)
          expect(to.end()).toBe(BigInt(texts.length))
          for (const [offset, { key }] of to.kept) expect(key).toBe(texts[Number(offset)])
        },
      ),
    )
  })

  it('refuses what somebody else has written', async () => {
    const to = partition()
    await bring(['a', 'b', 'c'], to)
    await expect(bring(['a', 'x', 'c'], to)).rejects.toThrow('holds another record at offset 1')
    await expect(bring(['a', 'b'], to)).rejects.toThrow('holds more records than were to be brought')
  })
})
