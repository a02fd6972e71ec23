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

/** A topic in English, as sentences of the detector name it; screens have words of their own. */
const WORDS: Readonly<Record<CrisisTopic, string>> = {
  delivery: 'delivery',
  price: 'price',
  staff: 'staff',
  service: 'customer service',
  outage: 'outage',
  product_fault: 'a faulty product',
  product_safety: 'product safety',
  data_leak: 'a data leak',
  discrimination: 'discrimination',
  misinformation: 'a claim that may be false',
  environment: 'the environment',
  boycott: 'a boycott',
  own_post: 'our own post',
  quarrel: 'a quarrel',
  competitor: 'a competitor',
  account_takeover: 'an account taken over',
}

const KNOWN: ReadonlySet<string> = new Set(CRISIS_TOPICS)

export const isCrisisTopic = (text: string): text is CrisisTopic => KNOWN.has(text)

/** The topic in words; an id that this build does not know as it is. */
export const topicWords = (topic: string): string => (isCrisisTopic(topic) ? WORDS[topic] : topic.replaceAll('_', ' '))

/** Topics of one mention that count; a scorer tells the most likely first. */
export const MAX_TOPICS = 3

/** The topics of a mention, from its one string: the first three that are known, each once. */
export const topicsOf = (text: string): readonly CrisisTopic[] =>
  text === '' ? [] : [...new Set(text.split(' ').filter(isCrisisTopic))].slice(0, MAX_TOPICS)
