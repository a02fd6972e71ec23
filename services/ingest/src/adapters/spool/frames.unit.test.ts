import { array, constant, integer, nat, property, record, assert as require, string, uint8Array } from 'fast-check'
import { expect, it } from 'vitest'
import { encodeFrame, type SpoolEntry, scanFrames } from './frames.ts'

const entries = array(
  record({
    topic: constant('mentions.collected.v1'),
    spooledAtMs: integer({ min: 0 }),
    records: array(
      record({ key: string(), headers: constant({ kind: 'mention' }), value: uint8Array({ maxLength: 40 }) }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
)
const fileOf = (all: readonly SpoolEntry[]): Buffer => Buffer.concat(all.map(encodeFrame))

it('gives back what was written, and wherever the file is cut off, every entry before the cut', () => {
  require(
    property(entries, nat(), (all, cut) => {
      const file = fileOf(all)
      expect(scanFrames(file)).toEqual({ entries: all, unreadableBytes: 0 })
      const length = cut % file.length
      const lengths = all.map((_, index) => fileOf(all.slice(0, index + 1)).length)
      const whole = all.filter((_, index) => lengths[index]! <= length)
      const { entries: found, unreadableBytes } = scanFrames(file.subarray(0, length))
      expect(found).toEqual(whole)
      expect(unreadableBytes).toBe(length - fileOf(whole).length)
    }),
  )
})

it('takes no spoilt byte for an entry, and finds those before it', () => {
  require(
    property(entries, nat(), integer({ min: 1, max: 255 }), (all, at, by) => {
      const file = fileOf(all)
      const place = at % file.length
      file[place]! ^= by
      const lengths = all.map((_, index) => fileOf(all.slice(0, index + 1)).length)
      const spoilt = lengths.findIndex(length => length > place)
      const { entries: found, unreadableBytes } = scanFrames(file)
      expect(found.slice(0, spoilt)).toEqual(all.slice(0, spoilt))
      for (const entry of found) expect(all).toContainEqual(entry)
      expect(found.length).toBeLessThan(all.length)
      expect(unreadableBytes).toBeGreaterThan(0)
    }),
  )
})

it('steps over a spoilt entry to those behind it, and takes zeros for none', () => {
  const all = ['a', 'b', 'c'].map(key => ({ topic: 't', spooledAtMs: 1, records: [{ key, value: new Uint8Array(9) }] }))
  const file = fileOf(all)
  file[fileOf(all.slice(0, 1)).length + 20]! ^= 1
  expect(scanFrames(Buffer.concat([file, Buffer.alloc(64)])).entries).toEqual([all[0], all[2]])
})
