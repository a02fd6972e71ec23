import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOpenWork, parseOpen } from './open-work.ts'

it('commits what was read, with what is open', () => {
  const work = createOpenWork(5n)
  expect(work.committed()).toEqual({ offset: 5n, metadata: '' })
  work.open(5n, ['desk', 'site'])
  work.open(6n, ['desk'])
  work.open(7n, [])
  work.readUpTo(8n)
  expect(work.committed()).toEqual({ offset: 8n, metadata: '5:desk,site 6:desk' })
  work.done(5n, 'desk')
  work.done(6n, 'desk')
  expect(work.committed()).toEqual({ offset: 8n, metadata: '5:site' })
  expect(work.count()).toBe(1)
})

it('loses nothing to a successor, however much is open', () => {
  const reads = fc.array(fc.subarray(['desk', 'site', 'a-connector-with-a-long-name']), { maxLength: 400 })
  fc.assert(
    fc.property(reads, fc.infiniteStream(fc.boolean()), (asked, isDone) => {
      const work = createOpenWork(0n)
      const open: string[] = []
      for (const [index, connectorIds] of asked.entries()) {
        work.open(BigInt(index), connectorIds)
        work.readUpTo(BigInt(index) + 1n)
        for (const id of connectorIds) {
          if (isDone.next().value) work.done(BigInt(index), id)
          else open.push(`${index} ${id}`)
        }
      }
      const { offset, metadata } = work.committed()
      expect(metadata.length).toBeLessThan(4_000)
      const kept = [...parseOpen(metadata)].flatMap(([at, ids]) => ids.map(id => `${at} ${id}`))
      const again = open.filter(one => BigInt(one.split(' ')[0]!) >= offset)
      expect([...new Set([...kept, ...again])].toSorted()).toEqual(open.toSorted())
    }),
    { numRuns: 200 },
  )
})

it('believes no metadata that it did not write', () => {
  expect([...parseOpen('')]).toEqual([])
  expect([...parseOpen('x:desk 7 8:site')]).toEqual([[8n, ['site']]])
})
