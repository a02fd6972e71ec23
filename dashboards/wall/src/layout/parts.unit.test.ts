import { describe, expect, it } from 'vitest'
import { panelParts } from './panel.ts'
import { type Item, stripPlan } from './strip.ts'
import { tileParts } from './tile.ts'

describe('panelParts', () => {
  const wants = {
    headerRem: 16,
    digits: 2,
    compareRem: 5.6,
    volumeRem: 5.9,
    aboutLines: 1,
    decision: false,
    sentence: 'may',
  } as const

  it.each([
    [
      'the focus at 5 m',
      22.5,
      17.3,
      { header: 'line', compare: 'beside', aside: 'volume', lines: 'two', chart: true, sentenceLines: 0 },
    ],
    [
      'the focus at 2.5 m',
      45,
      35,
      { header: 'line', compare: 'beside', aside: 'volume', lines: 'two', chart: true, sentenceLines: 2 },
    ],
    [
      'one of two',
      22.5,
      8.2,
      { header: 'line', compare: 'beside', aside: 'spark', lines: 'mixed', chart: false, sentenceLines: 0 },
    ],
    [
      'one of three columns',
      11.7,
      17.3,
      { header: 'stack', compare: 'below', aside: 'none', lines: 'two', chart: true },
    ],
    [
      'portrait',
      19.2,
      20,
      { header: 'line', compare: 'beside', aside: 'none', lines: 'two', chart: true, sentenceLines: 2 },
    ],
  ])('%s', (_, width, height, expected) => {
    expect(panelParts({ width, height }, wants)).toMatchObject(expected)
  })

  it('gives way to longer words and figures', () => {
    const cell = { width: 22.5, height: 17.3 }
    expect(panelParts(cell, { ...wants, compareRem: 8 }).aside).toBe('none')
    expect(panelParts(cell, { ...wants, digits: 3 }).aside).toBe('none')
    expect(panelParts({ width: 16, height: 12 }, { ...wants, compareRem: 9 }).compare).toBe('below')
  })

  it('has who has it on a panel of the least size, before all that is not its figure', () => {
    const parts = panelParts({ width: 22.5, height: 8.1 }, { ...wants, decision: true })
    expect(parts).toMatchObject({ header: 'line', lines: 'none', chart: false })
    expect(panelParts({ width: 22.5, height: 17.3 }, { ...wants, decision: true })).toMatchObject({
      lines: 'two',
      chart: true,
    })
  })

  it('gives the name a line of its own before it cuts it, where there is height', () => {
    expect(panelParts({ width: 20, height: 16 }, { ...wants, headerRem: 20 }).header).toBe('stack')
    expect(panelParts({ width: 20, height: 9 }, { ...wants, headerRem: 20 }).header).toBe('line')
  })

  it('says more of what it is about where a fair chart stays, and nothing of it where nothing is known', () => {
    const more = { ...wants, aboutLines: 3 }
    expect(panelParts({ width: 22.5, height: 17.3 }, more)).toMatchObject({ lines: 'two', aboutLines: 2, chart: true })
    expect(panelParts({ width: 22.5, height: 14 }, more)).toMatchObject({ lines: 'two', aboutLines: 1, chart: true })
    expect(panelParts({ width: 22.5, height: 8.2 }, more)).toMatchObject({ lines: 'mixed', aboutLines: 0 })
    expect(panelParts({ width: 22.5, height: 17.3 }, { ...wants, aboutLines: 0 })).toMatchObject({
      lines: 'two',
      aboutLines: 0,
    })
  })

  it('gives a sentence that says what no figure says its lines before the chart', () => {
    const cell = { width: 22.5, height: 12 }
    expect(panelParts(cell, { ...wants, sentence: 'must' })).toMatchObject({ sentenceLines: 3, chart: false })
    expect(panelParts(cell, wants)).toMatchObject({ sentenceLines: 0, chart: true })
  })
})

describe('tileParts', () => {
  it.each([
    ['no', 5.8, 'none', 2.3],
    ['some', 5.8, 'mark', 2.3],
    ['some', 7, 'line', 2.1],
    ['much', 5.8, 'line', 1],
    ['much', 9, 'line', 1.6],
  ] as const)('doubt %s in %d rem: %s, figure of %d rem', (doubt, height, shown, figureRem) => {
    const parts = tileParts({ width: 9, height }, doubt)
    expect(parts.doubt).toBe(shown)
    expect(parts.figureRem).toBeCloseTo(figureRem)
  })
})

describe('stripPlan', () => {
  /** Every letter is 1 wide; a glyph adds 1.2, the gap is 1.1. */
  const plan = (sources: readonly string[], width: number, most = 2, before: readonly string[] = ['calm']) =>
    stripPlan(
      {
        sources,
        unwell: source => source.startsWith('!'),
        text: source => source,
        before: before.map((text): Item => ({ text, glyph: true })),
        after: [{ text: 'clock', glyph: true }],
        summaries: ['2 of 3 sources', '2 of 3'],
        moreText: count => `+ ${count} not well`,
        widthOf: text => text.length,
      },
      width,
      most,
    )

  it('shows all sources where they fit on one line', () => {
    expect(plan(['aaa', 'bbb'], 40)).toEqual({ lines: 1, sources: ['aaa', 'bbb'], summary: undefined, more: 0 })
  })

  it('shows a count where they do not', () => {
    expect(plan(['aaaaaaaaaa', 'bbbbbbbbbb'], 34)).toEqual({
      lines: 1,
      sources: [],
      summary: '2 of 3 sources',
      more: 0,
    })
  })

  it('shortens the count where that saves a line', () => {
    expect(plan(['aaaaaaaaaa', 'bbbbbbbbbb'], 24)).toMatchObject({ lines: 1, summary: '2 of 3' })
  })

  it('names the sources that are not well, on a second line if need be', () => {
    expect(plan(['aaaaaaaaaa', '!bbbbbbbbbbbb'], 34)).toMatchObject({ lines: 2, sources: ['!bbbbbbbbbbbb'], more: 0 })
  })

  it('counts those that have no line left', () => {
    expect(plan(['!aaaaaaaaaaaaaaaaaaaaaaaa', '!bbbbbbbbbbbbbbbbbbbbbbbb'], 34)).toMatchObject({
      lines: 2,
      sources: ['!aaaaaaaaaaaaaaaaaaaaaaaa'],
      more: 1,
    })
  })

  it('gives verdict, notices and clock the lines they need', () => {
    expect(plan([], 10, 1, ['suspected', 'demo data'])).toMatchObject({ lines: 5, sources: [] })
  })

  it('says that there are none', () => {
    expect(plan([], 60).summary).toBe('2 of 3 sources')
  })
})
