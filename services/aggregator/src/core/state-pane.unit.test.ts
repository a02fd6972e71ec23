import fc from 'fast-check'
import { expect, it } from 'vitest'
import { negative } from '../../test-support/timeline.ts'
import { addLate, addToPane, authorWeight, createPane, type Pane } from './pane.ts'
import { encodePane, paneFrom } from './state-pane.ts'
import { paneCodec } from './state-records.ts'
import { createMentionReader } from './wire.ts'

const AT_MS = 1_760_000_000_000
const read = createMentionReader()
const change = { counted: 0, removed: 0, removedWeight: 0, becameCapped: false, hostile: 0 }

const mentions = fc.record({
  nativeId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  source: fc.constantFrom('bluesky', 'źródło'),
  text: fc.string({ unit: 'grapheme', maxLength: 900 }),
  language: fc.constantFrom('en', 'pl', 'sv'),
  sentiment: fc.constantFrom('SENTIMENT_NEGATIVE' as const, 'SENTIMENT_POSITIVE' as const),
  author: fc.integer({ min: 1, max: 400 }).map(String),
  vulgar: fc.boolean(),
  abusive: fc.boolean(),
  threadId: fc.constantFrom('', 'one', 'två'),
  topics: fc.constantFrom('', 'delivery', 'staff price'),
  weight: fc.integer({ min: 1, max: 3 }),
  isLate: fc.boolean(),
})

/** Equal panes, whether or not weights of one are spelled out. */
const plain = (pane: Pane): unknown => ({
  ...pane,
  authorWeights: pane.authors.map((_, i) => authorWeight(pane, i)),
  late: pane.late && { ...pane.late, counts: plain(pane.late.counts) },
})

it('comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(fc.array(mentions, { maxLength: 60 }), all => {
      const pane = createPane(AT_MS)
      for (const { isLate, author, ...of } of all) {
        const entry = negative(AT_MS, author, of)
        const view = entry.kind === 'mention' ? read(entry.value) : 'undecodable'
        if (typeof view === 'string') throw new Error(view)
        if (isLate) addLate(pane, view, AT_MS - 900_000, change)
        else addToPane(pane, view, change)
      }
      const bytes = encodePane(pane)
      const back = paneFrom(paneCodec.decode(bytes))
      expect(plain(back)).toEqual(plain(pane))
      expect(Buffer.from(encodePane(back))).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 60 },
  )
})
