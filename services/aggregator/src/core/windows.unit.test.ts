import { describe, expect, it } from 'vitest'
import { type Entry, finals, foldAll, mention, negative, START_MS, tick } from '../../test-support/timeline.ts'

const at = (seconds: number): number => START_MS + seconds * 1_000
const SHORT = 300_000
const LONG = 3_600_000

/** Windows of one size that hold something, as [start, mentions] with the start in seconds after the beginning. */
const told = (entries: readonly Entry[], sizeMs: number): [number, number][] =>
  finals(foldAll(entries).windows)
    .filter(window => window.sizeMs === sizeMs)
    .map(window => [(window.windowStartMs - START_MS) / 1_000, window.mentions])

const last = (entries: readonly Entry[], sizeMs = SHORT) =>
  foldAll(entries)
    .windows.filter(window => window.sizeMs === sizeMs)
    .at(-1)!

/*
 * Stream time runs to the right, a column is 10 s. x is a mention, | a tick.
 *
 *   panes      |0         |10        |20        | … |300       |310
 *   mentions    x
 *   [-290,10)  ^──────────┘ the first short window that holds it
 *   [0,300)    └────────────────────────────── … ─┘ the last one
 */
describe('windows', () => {
  it('holds a mention in every window that covers its pane: thirty short ones, sixty long ones', () => {
    const entries = [mention(at(3)), tick(at(4_000))]
    const short = told(entries, SHORT)
    expect(short).toHaveLength(30)
    expect(short[0]).toEqual([-290, 1])
    expect(short.at(-1)).toEqual([0, 1])
    const long = told(entries, LONG)
    expect(long).toHaveLength(60)
    expect(long.at(-1)).toEqual([0, 1])
  })

  /*
   *   mentions   x        x|          the second one lies on the border of two panes
   *              0        10
   */
  it('begins panes at their start and ends them before their end', () => {
    const entries = [mention(at(0)), mention(at(10)), tick(at(4_000))]
    expect(told(entries, SHORT).find(([start]) => start === -290)).toEqual([-290, 1])
    expect(told(entries, SHORT).find(([start]) => start === -280)).toEqual([-280, 2])
  })

  /*
   *   stream time  0 ──── 300 ──── 309 │ 310
   *   window       [0,300)             └ closed here: the watermark runs 10 s behind
   */
  it('closes a window when the watermark passes its end, once, and not before', () => {
    const entries = [mention(at(1)), tick(at(309.9))]
    expect(told(entries, SHORT).map(([start]) => start)).not.toContain(0)
    expect(told([...entries, tick(at(310))], SHORT).map(([start]) => start)).toContain(0)
    const all = foldAll([...entries, tick(at(310)), tick(at(311)), tick(at(330))], { batch: 1 }).windows
    expect(
      all.filter(window => window.final && window.sizeMs === SHORT && window.windowStartMs === START_MS),
    ).toHaveLength(1)
  })

  /*
   *   mentions   x (3 s)   y (published at 100 s)
   *   stream     0 ─────────────────── 310 closed ──── 400 y arrives
   */
  it('revises closed windows when a mention comes late, with the next revision', () => {
    const late = mention(at(100), { appendedAtMs: at(400) })
    const entries = [mention(at(3)), tick(at(320)), late, tick(at(402))]
    const revised = foldAll(entries).windows.filter(
      window => window.final && window.windowStartMs === START_MS && window.sizeMs === SHORT,
    )
    expect(revised.map(window => [window.revision, window.mentions])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  /*
   *   pane [0,10) is sealed at 320 s = 10 s + 10 s watermark + 300 s lateness
   */
  it.each([
    { comesAt: 319.9, sentence: 'takes a mention in the last moment before its pane is sealed', late: 0 },
    { comesAt: 320, sentence: 'counts it as late from then on, in the window of its arrival', late: 1 },
  ])('$sentence', ({ comesAt, late }) => {
    const entries = [
      mention(at(3)),
      mention(at(5), { appendedAtMs: at(comesAt) }),
      tick(at(comesAt + 2)),
      tick(at(1_000)),
    ]
    const { windows, fold } = foldAll(entries)
    expect(fold.tallies().get('lumo')).toMatchObject({ late, mentions: 2 - late })
    const own = finals(windows).find(window => window.sizeMs === SHORT && window.windowStartMs === START_MS)!
    expect(own.mentions).toBe(2 - late)
    expect(own.late).toBe(0)
    const open = windows.filter(window => window.sizeMs === SHORT && window.late > 0)
    expect(open.length > 0).toBe(late > 0)
  })

  it('does not believe dates more than two minutes in the future', () => {
    const entries = [mention(at(0)), mention(at(900), { appendedAtMs: at(10) }), tick(at(4_000))]
    expect(told(entries, SHORT).at(-1)).toEqual([130, 1])
  })

  it('windows news of slow sources when it reaches us', () => {
    const entries = [mention(at(-90_000), { appendedAtMs: at(20), timing: 'TIMING_SLOW' }), tick(at(4_000))]
    expect(told(entries, SHORT).at(-1)).toEqual([20, 1])
  })

  it('counts each mention once, however often it comes', () => {
    const one = negative(at(1), 'a1')
    const entries = [one, one, mention(at(2)), one, tick(at(3))]
    expect(last(entries)).toMatchObject({ mentions: 2, negative: 1, negativeAuthors: 1 })
    expect(foldAll(entries).fold.tallies().get('lumo')).toMatchObject({ mentions: 2, duplicates: 2 })
  })

  it('keeps the same id of two brands and of two sources apart', () => {
    const over = { nativeId: 'same' }
    const entries = [
      mention(at(1), over),
      mention(at(1), { ...over, source: 'other' }),
      mention(at(1), { ...over, brandId: 'norr' }),
      tick(at(3)),
    ]
    const { fold } = foldAll(entries)
    expect(fold.tallies().get('lumo')?.mentions).toBe(2)
    expect(fold.tallies().get('norr')?.mentions).toBe(1)
  })

  it('weights what thinning left over: counts are sums of weights, negatives stay whole', () => {
    const entries = [mention(at(1), { weight: 4 }), mention(at(2), { weight: 4 }), negative(at(3), 'a1'), tick(at(5))]
    expect(last(entries)).toMatchObject({ mentions: 9, negative: 1, neutral: 8, weightSquares: 33, sampledOneIn: 4 })
  })

  it('counts languages, vulgar and abusive mentions, sentiments and authors', () => {
    const entries = [
      negative(at(1), 'a1', { language: 'pl', vulgar: true, abusive: true }),
      negative(at(2), 'a1', { language: 'pl' }),
      negative(at(3), 'a2', { language: 'sv' }),
      mention(at(4), { sentiment: 'SENTIMENT_POSITIVE' }),
      mention(at(5), { sentiment: 'SENTIMENT_UNSPECIFIED' }),
      tick(at(6)),
    ]
    expect(last(entries)).toMatchObject({
      mentions: 5,
      negative: 3,
      positive: 1,
      neutral: 1,
      vulgar: 1,
      abusive: 1,
      negativeAuthors: 2,
      negativeAuthorsCapped: false,
      share: 0.6,
      languages: [
        { language: 'en', mentions: 2, negative: 0 },
        { language: 'pl', mentions: 2, negative: 2 },
        { language: 'sv', mentions: 1, negative: 1 },
      ],
    })
  })

  it('says that there were more authors than it remembers', () => {
    const entries = Array.from({ length: 400 }, (_, i) => negative(at(1), `author-${i}`))
    const window = last([...entries, tick(at(3))])
    expect(window).toMatchObject({ negative: 400, negativeAuthorsCapped: true })
    expect(window.negativeAuthors).toBe(256)
  })

  it('counts what one author wrote beyond three negatives as excess', () => {
    const flood = Array.from({ length: 10 }, (_, i) => negative(at(i), 'flooder'))
    expect(last([...flood, negative(at(11), 'other'), tick(at(13))])).toMatchObject({
      negative: 11,
      negativeExcess: 7,
      negativeAuthors: 2,
    })
  })

  it('tells the newest windows each second in which something came, and no others', () => {
    const entries = [mention(at(1)), tick(at(2)), tick(at(3)), mention(at(3.5)), tick(at(4)), tick(at(5))]
    const open = foldAll(entries).windows.filter(window => !window.final && window.sizeMs === SHORT)
    expect(open.map(window => [(window.streamTimeMs - START_MS) / 1_000, window.mentions])).toEqual([
      [2, 1],
      [4, 2],
    ])
    expect(BigInt(open[1]!.ver)).toBeGreaterThan(BigInt(open[0]!.ver))
  })

  it('tells only windows that it saw whole when it began in the middle of a log', () => {
    const entries = [mention(at(0)), mention(at(200)), tick(at(4_000))]
    const starts = finals(foldAll(entries, { partial: true }).windows).map(window => window.windowStartMs)
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(at(120))
    expect(starts.length).toBeGreaterThan(0)
  })
})
