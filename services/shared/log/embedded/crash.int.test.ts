import { expect, it } from 'vitest'
import { eventually, readAll, textOf } from '../conformance/harness.ts'
import { openForTest, startChild, temporaryFolder } from './test/harness.ts'

const TOPIC = 'crash.v1'
const KILLS = 3

it('has every acknowledged record, in order and without gaps, after kills in the middle of appends', {
  timeout: 60_000,
}, async () => {
  const dir = await temporaryFolder()
  const acknowledged = new Map<string, string>()
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = await startChild(dir, TOPIC)
    await eventually(() => expect(child.lines.length).toBeGreaterThan(500 * kill))
    await child.kill()
    for (const line of child.lines.slice(1)) {
      const [partition, offset, text] = line.split(' ')
      // The kill may cut the last line.
      if (text?.split('/').length === 4) acknowledged.set(`${partition} ${offset}`, text)
    }

    const log = await openForTest({ dir })
    const found = new Map<string, string>()
    for (const { partition, endOffset } of await log.offsets(TOPIC)) {
      const records = await readAll(log, { topic: TOPIC, partition })
      expect(records.map(({ offset }) => offset)).toEqual(records.map((_, index) => BigInt(index)))
      expect(endOffset).toBe(BigInt(records.length))
      for (const record of records) found.set(`${partition} ${record.offset}`, textOf(record))
      const [next] = await log.append(TOPIC, [{ key: 'k', value: new Uint8Array(1), partition }])
      expect(next?.offset).toBe(endOffset)
    }
    for (const [place, text] of acknowledged) expect.soft(found.get(place), place).toBe(text)
    await log.close()
  }
  expect(acknowledged.size).toBeGreaterThan(1500)
})
