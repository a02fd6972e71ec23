import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, foldAll, negative, START_MS, tick } from '../../test-support/timeline.ts'
import { explainLines } from './explain.ts'
import { floodIn } from './flood.ts'
import { pack, type Sample } from './sample.ts'

const samplesOf = (texts: readonly string[]): Sample[] =>
  texts.map((text, i) => ({
    hashHigh: i,
    hashLow: i,
    ...pack(`test:${i}`, text),
    thread: '',
    topics: [],
    terms: undefined,
    termSet: undefined,
  }))

const COPIED = 'Boycott them now, they poured poison into our river and lied about it for years'
const copies = (count: number, change: (text: string, i: number) => string = text => text): string[] =>
  Array.from({ length: count }, (_, i) => change(COPIED, i))
const OWN = [
  'my order came a week late and nobody picks up the phone there',
  'the new app logs me out every single morning before work',
  'paid twice for one coffee and the refund is nowhere to be seen',
  'staff in the old town branch laughed at my mother today',
  'why does the price go up again while the cups get smaller',
]

describe('floods of copied posts', () => {
  it.each<[string, string[], number | undefined]>([
    ['posts of people in their own words are none', OWN, undefined],
    ['four of the same are one', [...OWN, ...copies(4)], 4],
    ['three are not', [...OWN, ...copies(3)], undefined],
    [
      'other handles, links, numbers, case and marks hide nothing',
      copies(6, (text, i) => `@you${i} ${text.toUpperCase()}!! ${i} https://x.example/${i}`),
      6,
    ],
    ['nor does a word more or less', copies(6, (text, i) => (i % 2 === 0 ? `${text} honestly` : text)), 6],
    [
      'nor another word in the middle',
      copies(6, (text, i) => text.replace('river', i % 2 === 0 ? 'river' : 'lake')),
      6,
    ],
    ['short posts are alike by chance', Array.from({ length: 20 }, () => 'not working again'), undefined],
    ['of two campaigns the larger is told', [...copies(5), ...Array.from({ length: 7 }, () => OWN[0]!)], 7],
  ])('%s', (_, texts, same) => {
    expect(floodIn(samplesOf(texts), texts.length)?.same).toBe(same)
  })

  it('stand for all negatives when only some were looked at', () => {
    const flood = floodIn(samplesOf([...OWN, ...copies(5)]), 400)
    expect(flood).toMatchObject({ negative: 200, same: 5, sampled: 10, mentionIds: ['test:5', 'test:6', 'test:7'] })
  })

  it('never say more than there is, whatever the texts', () => {
    const word = fc.constantFrom('app', 'broken', 'late', 'again', 'price', 'staff', 'rude', 'refund')
    const post = fc.array(word, { maxLength: 12 }).map(words => words.join(' '))
    fc.assert(
      fc.property(fc.array(post, { maxLength: 40 }), texts => {
        const flood = floodIn(samplesOf(texts), texts.length)
        if (flood === undefined) return
        expect(flood.same).toBeLessThanOrEqual(texts.length)
        expect(flood.negative).toBe(flood.same)
        expect(flood.mentionIds!.length).toBe(Math.min(3, flood.same!))
      }),
    )
  })

  it('stand on windows and signals, and in what a signal explains', () => {
    const at = (second: number): number => START_MS + second * 1_000
    const posts: Entry[] = Array.from({ length: 120 }, (_, i) =>
      negative(at(i * 2), `a${i}`, {
        nativeId: `f${i}`,
        text: i % 2 === 0 ? `${COPIED} ${i}` : `${OWN[i % 5]!} n${i}`,
      }),
    )
    const { windows, signals } = foldAll([...posts, tick(at(300))])
    const signal = signals.find(({ ruleId }) => ruleId === 'share-most')!
    expect(signal.flood!.same).toBeGreaterThan(10)
    expect(signal.flood!.negative / signal.arithmetic!.window!.negative).toBeGreaterThan(0.3)
    expect(signal.flood!.mentionIds.every(id => Number(id.slice('test:f'.length)) % 2 === 0)).toBe(true)
    expect(explainLines(signal.arithmetic!).join('\n')).toMatch(
      /saySame = \d+ {2}\(of the mentions .*: \d+ of \d+ sampled\)/,
    )
    expect(windows.some(({ flood }) => flood !== null && flood.same >= 4)).toBe(true)
  })
})
