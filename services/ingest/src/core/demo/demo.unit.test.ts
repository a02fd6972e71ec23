import { fileURLToPath } from 'node:url'
import { loadPlaybooks } from '@tocsin/shared/playbook/load.ts'
import { describe, expect, it } from 'vitest'
import { createMatcher } from '../match/matcher.ts'
import { type DemoOptions, type DemoPost, demoPosts } from './generate.ts'
import { demoHistory } from './history.ts'

const START_MS = Date.UTC(2026, 10, 18, 12)
const options = (of: Partial<DemoOptions> = {}): DemoOptions => ({
  seed: 7,
  scenario: 'story',
  startMs: START_MS,
  speed: 1,
  ...of,
})
const during = (fromS: number, toS: number, of: Partial<DemoOptions> = {}): DemoPost[] =>
  demoPosts(options(of), START_MS + fromS * 1_000, START_MS + toS * 1_000)
const count = (posts: readonly DemoPost[], brandId: string, tone?: string): number =>
  posts.filter(post => post.brandId === brandId && (tone === undefined || post.tone === tone)).length

describe('the demo', () => {
  it('gives the same posts for the same seed, however the span is cut', () => {
    expect([...during(-30, 50), ...during(50, 120)]).toEqual(during(-30, 120))
    expect(during(-30, 120, { seed: 8 })).not.toEqual(during(-30, 120))
  })

  it('matches every post with its brand, and only with it', () => {
    const folder = fileURLToPath(new URL('../../../../../deploy/playbooks/demo', import.meta.url))
    const matcher = createMatcher(loadPlaybooks(folder).brands)
    const wrong = during(-300, 400).filter(({ text, brandId }) => {
      const matches = matcher.match(text)
      return matches.length !== 1 || matches[0]?.brandId !== brandId
    })
    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  it('leaves no slot open and hardly repeats a text', () => {
    const texts = during(-300, 300).map(({ text }) => text)
    expect(texts.filter(text => /[{}]|\s\s/.test(text))).toEqual([])
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.9)
  })

  it('tells the story: calm, outrage about the second brand, a joke about the third, recovery', () => {
    expect(during(-300, 40).filter(({ tone }) => tone === 'incident')).toEqual([])
    const crisis = during(85, 145)
    expect(count(crisis, 'norrbryggt', 'incident') / count(crisis, 'norrbryggt')).toBeGreaterThan(0.8)
    expect(new Set(crisis.map(({ author }) => author)).size).toBeGreaterThan(50)
    const joke = during(200, 260)
    expect(count(joke, 'kopi-pagi')).toBeGreaterThan(4 * count(during(-60, 0), 'kopi-pagi'))
    expect(count(joke, 'lumo', 'incident')).toBe(0)
    expect(during(420, 480).filter(({ tone }) => tone === 'incident')).toEqual([])
    expect(count(during(1_900, 1_960), 'norrbryggt', 'incident')).toBeGreaterThan(30)
  })

  it.each([
    ['calm', 0, 0],
    ['crisis', 1, 0],
    ['joke', 0, 1],
  ] as const)('plays %s', (scenario, norrbryggt, kopiPagi) => {
    const posts = during(60, 90, { scenario })
    expect(Math.sign(count(posts, 'norrbryggt', 'incident'))).toBe(norrbryggt)
    expect(Math.sign(count(posts, 'kopi-pagi', 'incident'))).toBe(kopiPagi)
  })

  it('passes faster and talks more at a higher speed', () => {
    expect(count(during(10, 14, { speed: 10 }), 'norrbryggt', 'incident')).toBeGreaterThan(20)
    expect(during(-60, 0, { speed: 10 }).length).toBeGreaterThan(8 * during(-60, 0).length)
  })

  it('has a past of four weeks at the rates of the live posts', () => {
    const rows = demoHistory({ seed: 7, toMs: START_MS })
    expect(rows).toHaveLength(28 * 288 * 3)
    expect(rows.at(-1)!.startMs + 300_000).toBe(START_MS)
    const usual = rows.filter(({ brandId, startMs }) => brandId === 'lumo' && startMs >= START_MS - 3_600_000)
    const perMinute = usual.reduce((sum, { mentions }) => sum + mentions, 0) / 60
    expect(count(during(-300, 0, { scenario: 'calm' }), 'lumo') / 5).toBeGreaterThan(perMinute * 0.75)
    expect(count(during(-300, 0, { scenario: 'calm' }), 'lumo') / 5).toBeLessThan(perMinute * 1.25)
    for (const row of rows.slice(0, 100)) expect(row.negative + row.neutral + row.positive).toBe(row.mentions)
    expect(demoHistory({ seed: 7, toMs: START_MS + 60_000 }).at(-1)).toEqual(rows.at(-1))
  })
})
