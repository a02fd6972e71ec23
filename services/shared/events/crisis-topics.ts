/**
 * What negatives may be about, in ids that all languages share. `topics` of mentions, windows and rules hold these and nothing else. The
 * order is that of the scorer's columns: new ones go to the end.
 */
export const CRISIS_TOPICS = [
  'delivery',
  'price',
  'staff',
  'service',
  'outage',
  'product_fault',
  'product_safety',
  'data_leak',
  'discrimination',
  'misinformation',
  'environment',
  'boycott',
  'own_post',
  'quarrel',
  'competitor',
  'account_takeover',
] as const
export type CrisisTopic = (typeof CRISIS_TOPICS)[number]

const KNOWN: ReadonlySet<string> = new Set(CRISIS_TOPICS)

export const isCrisisTopic = (text: string): text is CrisisTopic => KNOWN.has(text)

/** Topics of one mention that count; a scorer tells the most likely first. */
export const MAX_TOPICS = 3

/** The topics of a mention, from its one string: the first three that are known, each once. */
export const topicsOf = (text: string): readonly CrisisTopic[] =>
  text === '' ? [] : [...new Set(text.split(' ').filter(isCrisisTopic))].slice(0, MAX_TOPICS)
