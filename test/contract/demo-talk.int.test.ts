import { expect, it } from 'vitest'
import { DEMO_BRANDS } from '../../services/ingest/src/core/demo/brands.ts'
import { demoPosts } from '../../services/ingest/src/core/demo/generate.ts'
import { readModel } from '../../services/sentiment/src/adapters/model-files.ts'
import { createScorer, SENTIMENTS } from '../../services/sentiment/src/core/scorer.ts'

const START_MS = Date.UTC(2026, 10, 21, 14)
const HOUR_MS = 3_600_000

/** The demo's four weeks of history are counts by the tones below; a scorer that reads its calm talk otherwise would see a crisis in it. */
it.each(DEMO_BRANDS.map(({ brandId, tones }) => [brandId, tones.negative] as const))(
  'reads as much of the calm talk about %s as negative as its history says',
  (brandId, negative) => {
    const scorer = createScorer(readModel())
    const posts = demoPosts(
      { seed: 1, scenario: 'calm', startMs: START_MS, speed: 1 },
      START_MS,
      START_MS + 2 * HOUR_MS,
    )
    const ofBrand = posts.filter(post => post.brandId === brandId)
    const read = ofBrand.filter(
      ({ text, language }) => SENTIMENTS[scorer.score(text, language).sentiment] === 'negative',
    ).length
    expect(ofBrand.length).toBeGreaterThan(1_000)
    expect(Math.abs(read / ofBrand.length - negative)).toBeLessThan(0.02)
  },
)
