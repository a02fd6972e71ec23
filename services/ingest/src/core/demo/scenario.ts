export const DEMO_SCENARIOS = ['story', 'calm', 'crisis', 'joke'] as const
export type DemoScenario = (typeof DEMO_SCENARIOS)[number]

/** What a scenario adds to a brand's usual talk at one moment. */
export interface Stir {
  /** Posts about the incident, as a multiple of the brand's usual rate. */
  readonly incident: number
  /** What becomes of the usual posts meanwhile: 1 leaves them. */
  readonly usual: number
}
const NOTHING: Stir = { incident: 0, usual: 1 }

/** Rises from 0 to 1, stays, falls back to 0; times in seconds of the story. */
interface Wave {
  readonly from: number
  readonly rise: number
  readonly until: number
  readonly fall: number
}
const level = ({ from, rise, until, fall }: Wave, at: number): number => {
  if (at < from || at >= until + fall) return 0
  return Math.min(1, (at - from) / rise, (until + fall - at) / fall)
}

/** The story: calm for 40 s, outrage about the second brand, a joke about the third one, recovery; again after half an hour. */
export const STORY_PERIOD_S = 1_800
const CRISIS: Wave = { from: 40, rise: 45, until: 240, fall: 150 }
const JOKE: Wave = { from: 170, rise: 20, until: 290, fall: 80 }
const ONLY_CRISIS: Wave = { from: 10, rise: 45, until: Number.MAX_SAFE_INTEGER, fall: 1 }
const ONLY_JOKE: Wave = { ...ONLY_CRISIS, rise: 20 }

const outrage = (strength: number): Stir => ({ incident: 4.5 * strength, usual: 1 - 0.4 * strength })
const laughter = (strength: number): Stir => ({ incident: 6 * strength, usual: 1 })

/** Pure: the stir about a brand, `storySeconds` after the scenario began (negative in the backlog before it, which is calm). */
export const stirOf = (scenario: DemoScenario, brandId: string, storySeconds: number): Stir => {
  if (scenario === 'calm' || storySeconds < 0) return NOTHING
  const isStory = scenario === 'story'
  const at = isStory ? storySeconds % STORY_PERIOD_S : storySeconds
  if (brandId === 'norrbryggt' && scenario !== 'joke') return outrage(level(isStory ? CRISIS : ONLY_CRISIS, at))
  if (brandId === 'kopi-pagi' && scenario !== 'crisis') return laughter(level(isStory ? JOKE : ONLY_JOKE, at))
  return NOTHING
}
