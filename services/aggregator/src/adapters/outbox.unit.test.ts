import { describe, expect, it } from 'vitest'
import { createOutbox, type OutboxEntry } from './outbox.ts'
import { decodeToken, encodeToken } from './resume-token.ts'

const entry = (key: string, ver: bigint, slot = key): OutboxEntry => ({ key, ver, slot })
const drain = (outbox: ReturnType<typeof createOutbox>): string[] => {
  const all: string[] = []
  for (let next = outbox.next(); next; next = outbox.next()) all.push(`${next.key}@${next.ver}`)
  return all
}

describe('the outbox of a slow reader', () => {
  it('gives values in order, and of one key only the latest', () => {
    const outbox = createOutbox()
    for (const one of [entry('a', 1n), entry('b', 1n), entry('a', 3n), entry('a', 2n)]) outbox.put(one)
    expect(drain(outbox)).toEqual(['a@3', 'b@1'])
  })

  it('keeps only the newest of each slot when too much waits', () => {
    const outbox = createOutbox(10)
    for (let i = 0; i < 100; i++) outbox.put(entry(`window${i}`, BigInt(i), i % 2 === 0 ? 'even' : 'odd'))
    expect(outbox.size()).toBeLessThanOrEqual(10)
    const rest = drain(outbox)
    expect(rest).toContain('window99@99')
    expect(rest).toContain('window98@98')
  })
})

describe('resume tokens', () => {
  it('carry places in the log and back', () => {
    const positions = new Map([
      [0, 12n],
      [7, 9_007_199_254_740_993n],
    ])
    expect(decodeToken(encodeToken(positions))).toEqual(positions)
    expect(decodeToken(encodeToken(new Map()))).toEqual(new Map())
  })

  it.each([
    '',
    'x',
    'W10',
    Buffer.from('[2,[]]').toString('base64url'),
    Buffer.from('[1,[[0,-1]]]').toString('base64url'),
  ])('are not %j', token => {
    expect(decodeToken(token)).toBeUndefined()
  })
})
