import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blankedPayload,
  createReading,
  createVerifier,
  EMPTY_CHAIN,
  formatHead,
  type Head,
  headAfter,
  type Link,
  parseHead,
  sealed,
} from './audit-chain.ts'

/** A log that writers append to, each of which has read up to some earlier place. */
const chainOf = (
  lags: readonly number[],
): { readonly links: Link[]; readonly heads: Head[]; readonly seen: number[] } => {
  const [links, heads, seen] = [[] as Link[], [EMPTY_CHAIN], [] as number[]]
  for (const [index, lag] of lags.entries()) {
    const at = Math.max(0, index - lag)
    const { payload, recordOf } = sealed({ entryId: `e${index}`, kind: 'AUDIT_KIND_DONE', actor: 'anna', times: 1 })
    const link = { offset: BigInt(index), appendedAt: 1_000 + index, record: recordOf(heads[at]!), payload }
    links.push(link)
    seen.push(at)
    heads.push(headAfter(heads.at(-1)!, link))
  }
  return { links, heads, seen }
}

const verify = (links: readonly Link[], expected?: Head) => {
  const verifier = createVerifier(expected)
  for (const link of links) verifier.take(link)
  return verifier.verdict()
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const at = bit % (copy.length * 8)
  copy[at >> 3]! ^= 1 << (at & 7)
  return copy
}

const renumbered = (links: readonly Link[]): Link[] => links.map((link, index) => ({ ...link, offset: BigInt(index) }))

const lags = fc.array(fc.nat(3), { minLength: 2, maxLength: 14 })

/** What somebody does who can write to the files of the log; the offsets are made to fit afterwards. */
const TAMPERING: Readonly<Record<string, (links: readonly Link[], at: number, bit: number) => readonly Link[]>> = {
  'a bit of a record': (links, at, bit) => links.with(at, { ...links[at]!, record: flipped(links[at]!.record, bit) }),
  'a bit of a payload': (links, at, bit) =>
    links.with(at, { ...links[at]!, payload: flipped(links[at]!.payload, bit) }),
  'the time of a record': (links, at) => links.with(at, { ...links[at]!, appendedAt: links[at]!.appendedAt + 1 }),
  'a record left out': (links, at) => renumbered(links.toSpliced(at, 1)),
  'two records exchanged': (links, at) =>
    renumbered(links.with(at, links[(at + 1) % links.length]!).with((at + 1) % links.length, links[at]!)),
  'a record put in': (links, at) => {
    const { payload, recordOf } = sealed({ entryId: 'forged', kind: 'AUDIT_KIND_DONE', times: 1 })
    return renumbered(links.toSpliced(at, 0, { ...links[at]!, payload, record: recordOf(EMPTY_CHAIN) }))
  },
  'a record said twice': (links, at) => renumbered(links.toSpliced(at, 0, links[(at + 1) % links.length]!)),
  'a payload taken away': (links, at) => links.with(at, { ...links[at]!, payload: new Uint8Array() }),
  'a payload of another record': (links, at) =>
    links.with(at, { ...links[at]!, payload: links[(at + 1) % links.length]!.payload }),
  'a payload blanked in secret': (links, at) => links.with(at, { ...links[at]!, payload: blankedPayload('nobody') }),
}

describe('a chain that many writers append to', () => {
  it('is whole, however far behind each of them was', () => {
    fc.assert(
      fc.property(lags, given => {
        const { links, heads } = chainOf(given)
        const verdict = verify(links, heads[given.length >> 1])
        expect(verdict).toEqual({
          head: heads.at(-1),
          entries: given.length,
          erased: 0,
          repeats: 0,
          firstBreak: undefined,
        })
      }),
    )
  })

  it.each(Object.keys(TAMPERING))('shows %s against a head that was kept outside', what => {
    fc.assert(
      fc.property(lags, fc.nat(), fc.nat(), (given, where, bit) => {
        const { links, heads } = chainOf(given)
        const tampered = TAMPERING[what]!(links, where % links.length, bit)
        expect(verify(tampered, heads.at(-1)).firstBreak).toBeDefined()
      }),
    )
  })

  it.each(Object.keys(TAMPERING))('shows %s by itself once a later writer has read past it', what => {
    fc.assert(
      fc.property(lags, fc.nat(), fc.nat(), (given, where, bit) => {
        const { links, seen } = chainOf([...given, 0, 0, 0])
        const at = where % given.length
        const { firstBreak } = verify(TAMPERING[what]!(links, at, bit))
        expect(firstBreak).toBeDefined()
        // Never before the place itself, and not after the first that vouches for what stands there.
        const vouching = seen.findIndex(count => count > at + 1)
        expect(firstBreak!.offset).toBeGreaterThanOrEqual(BigInt(at))
        expect(firstBreak!.offset).toBeLessThanOrEqual(BigInt(vouching + 1))
      }),
    )
  })

  it('says where the first break is', () => {
    const { links } = chainOf([0, 0, 0, 0, 0])
    expect(verify(links.with(2, { ...links[2]!, payload: flipped(links[2]!.payload, 40) })).firstBreak).toEqual({
      offset: 2n,
      problem: 'payload-changed',
    })
    expect(verify(links.toSpliced(1, 1)).firstBreak).toEqual({ offset: 2n, problem: 'offset' })
    expect(verify(links.with(1, { ...links[1]!, appendedAt: 0 })).firstBreak).toEqual({
      offset: 2n,
      problem: 'past-changed',
    })
  })

  it('shows a tail that was cut off only against a head that was kept', () => {
    const { links, heads } = chainOf([0, 0, 0])
    expect(verify(links.slice(0, 2)).firstBreak).toBeUndefined()
    expect(verify(links.slice(0, 2), heads[3]).firstBreak).toEqual({ offset: 2n, problem: 'head-not-found' })
    expect(verify(links.slice(0, 2), heads[2]).firstBreak).toBeUndefined()
  })
})

describe('a blanked entry', () => {
  const { links, heads } = chainOf([0, 0, 1])
  const key = sealed({ entryId: 'x' }).key.length
  const keyOf = (link: Link): string => createReading()(link)!.key
  const telling = sealed({
    entryId: 'erase-1',
    kind: 'AUDIT_KIND_ENTRIES_ERASED',
    erasedPayloads: [keyOf(links[1]!)],
    times: 1,
  })
  const told: Link = { offset: 3n, appendedAt: 2_000, record: telling.recordOf(heads[3]!), payload: telling.payload }
  const blanked = links.with(1, { ...links[1]!, payload: blankedPayload('erase-1') })

  it('verifies as erased when an entry says so, and leaves the chain as it was', () => {
    expect(key).toBe(64)
    expect(verify([...blanked, told], heads[3])).toMatchObject({ entries: 4, erased: 1, firstBreak: undefined })
  })

  it('is a break when no entry says so, or another one', () => {
    expect(verify(blanked).firstBreak).toEqual({ offset: 1n, problem: 'blanked-unrecorded' })
    const other = links.with(0, { ...links[0]!, payload: blankedPayload('erase-1') })
    expect(verify([...other, told]).firstBreak).toEqual({ offset: 0n, problem: 'blanked-unrecorded' })
  })

  it('reads as nothing but who blanked it', () => {
    const read = createReading()
    expect(blanked.map(read).map(link => [link?.entry?.entryId, link?.erasedBy])).toEqual([
      ['e0', ''],
      [undefined, 'erase-1'],
      ['e2', ''],
    ])
  })
})

it('counts what a writer said twice once', () => {
  const { links, heads } = chainOf([0, 0])
  const again = sealed({ entryId: 'e0', kind: 'AUDIT_KIND_DONE', times: 1 })
  const repeat: Link = { offset: 2n, appendedAt: 1_010, record: again.recordOf(heads[2]!), payload: again.payload }
  expect(verify([...links, repeat])).toMatchObject({ entries: 2, repeats: 1, firstBreak: undefined })
  expect([...links, repeat].map(createReading()).filter(Boolean)).toHaveLength(2)
})

it('writes heads as texts and reads them again', () => {
  const head = chainOf([0, 0]).heads.at(-1)!
  expect(parseHead(` ${formatHead(head)}\n`)).toEqual(head)
  for (const text of ['', '2', 'x:y', `2:${'0'.repeat(63)}`, `-1:${'0'.repeat(64)}`])
    expect(parseHead(text)).toBe(undefined)
})
