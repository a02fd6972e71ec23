/** What a post of the demo is like. `incident` is the talk of the scenario: the outrage about one brand, the joke about another. */
export type Tone = 'negative' | 'neutral' | 'positive' | 'incident'

/** Fragments of one brand in one language. `{slot}` is filled from `slots`; "" leaves a part out. */
export interface Phrasebook {
  readonly slots: Readonly<Record<string, readonly string[]>>
  readonly openers: Readonly<Partial<Record<Tone, readonly string[]>>>
  readonly cores: Readonly<Partial<Record<Tone, readonly string[]>>>
  readonly closers: Readonly<Partial<Record<Tone, readonly string[]>>>
}
