import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPlaybooks } from './load.ts'
import { formatProblem, parsePlaybooks } from './playbook.ts'

const parse = (text: string) => parsePlaybooks([{ path: 'a.yaml', text }])
const problems = (text: string): string[] => parse(text).problems.map(formatProblem)

/** A brand with one line replaced or added. */
const brand = (extra = '', base = 'id: lumo, name: Lumo, timeZone: Europe/Warsaw, terms: [Lumo]'): string =>
  `brands:\n  - { ${[base, extra].filter(Boolean).join(', ')} }\n`
const rule = (extra: string): string =>
  brand(`rules: [{ id: r, kind: share, level: watch, window: 5m${extra && `, ${extra}`} }]`)

describe('playbooks', () => {
  it('reads brands with terms, exclusions and rules', () => {
    const { brands, problems } = parse(`
brands:
  - id: lumo
    name: Lumo
    timeZone: Europe/Warsaw
    languages: [pl, en]
    terms: [Lumo, "@lumo", lumow*, { text: LUMO, caseSensitive: true }]
    exclusions: [San Lumo]
    rules:
      - { id: many, kind: count, level: suspect, window: 1h, threshold: 200, closeAfter: 5m }
      - { id: absolute, kind: share, level: watch, window: 5m, threshold: 40%, minimumMentions: 12 }
      - { id: change, kind: volume, level: watch, window: 5m }
`)
    expect(problems).toEqual([])
    expect(brands[0]).toMatchObject({
      brandId: 'lumo',
      languages: ['pl', 'en'],
      terms: [{ text: 'Lumo' }, { text: '@lumo' }, { text: 'lumow*' }, { text: 'LUMO', caseSensitive: true }],
      exclusions: [{ text: 'San Lumo' }],
      rules: [
        { ruleId: 'many', kind: 'RULE_KIND_COUNT', windowMs: 3_600_000, threshold: 200, closeAfterMs: 300_000 },
        { ruleId: 'absolute', level: 'RULE_LEVEL_WATCH', threshold: 0.4, deviations: 0, minimumMentions: 12 },
        { ruleId: 'change', threshold: 0, deviations: 3, minimumMentions: 30, evaluations: 3 },
      ],
    })
  })

  it('reads a rule of the corrected share', () => {
    expect(parse(rule('threshold: 40%, of: corrected'))).toMatchObject({
      problems: [],
      brands: [{ rules: [{ threshold: 0.4, deviations: 0, corrected: true }] }],
    })
    expect(parse(rule('threshold: 40%, of: raw')).brands[0]?.rules).toMatchObject([{ corrected: false }])
  })

  it.each([
    ['a share of the negatives', '40%', 0.4],
    ['a share as a number', '0.4', 0.4],
    ['a number of negatives', '40', 40],
  ])('reads a rule of topics by %s', (_, said, threshold) => {
    const text = rule(`threshold: ${said}, topics: [product_safety, data_leak]`).replace('share', 'topic')
    expect(parse(text)).toMatchObject({
      problems: [],
      brands: [
        { rules: [{ kind: 'RULE_KIND_TOPIC', threshold, minimumAuthors: 5, topics: ['product_safety', 'data_leak'] }] },
      ],
    })
  })

  it('reads a rule of quarrels: two are enough, however little is said otherwise', () => {
    expect(parse(rule('threshold: 8').replace('share', 'fight'))).toMatchObject({
      problems: [],
      brands: [
        { rules: [{ kind: 'RULE_KIND_FIGHT', threshold: 8, minimumAuthors: 2, minimumMentions: 0, deviations: 0 }] },
      ],
    })
  })

  it('gives no rules to a brand that states none', () => {
    expect(parse(brand()).brands[0]?.rules).toEqual([])
  })

  it('lets rules be shared by an anchor', () => {
    const text = `
brands:
  - { id: a, name: A, timeZone: UTC, terms: [aaa], rules: &usual [{ id: r, kind: share, level: watch, window: 5m }] }
  - { id: b, name: B, timeZone: UTC, terms: [bbb], rules: *usual }
`
    expect(parse(text)).toMatchObject({ problems: [], brands: [{}, { rules: [{ ruleId: 'r' }] }] })
  })

  it.each([
    ['an unknown section', 'brand: []', 'a.yaml:1:1: brand is not known here. Did you mean "brands"?'],
    [
      'an unknown key of a brand',
      brand('timezone: UTC'),
      'a.yaml:2:69: brands[0].timezone is not known here. Did you mean "timeZone"?',
    ],
    ['an unknown key of a rule', rule('windows: 5m'), 'windows is not known here. Did you mean "window"?'],
    [
      'an unknown kind',
      rule('').replace('share', 'shere'),
      'must be one of share, volume, count, topic, fight, not "shere".',
    ],
    ['a missing key', 'brands: [{ id: a }]', 'brands[0] needs "timeZone"'],
    ['a bad time zone', brand().replace('Warsaw', 'Warszaw'), 'Did you mean "Europe/Warsaw"?'],
    ['an offset as time zone', brand().replace('Europe/Warsaw', '"+01:00"'), 'must be a time zone'],
    ['a bad id', brand().replace('lumo', 'Lumo X'), 'must be small letters'],
    ['a bad duration', rule('closeAfter: 5'), 'closeAfter must be a duration such as "30s"'],
    ['a window nobody keeps', rule('').replace('5m', '7m'), 'must be "5m" or "1h"'],
    ['a share above one', rule('threshold: 40'), 'must be a share such as 40% or 0.4'],
    ['a share that is no number', rule('threshold: 40 %%'), 'must be a share such as 40% or 0.4'],
    ['a count without threshold', rule('').replace('share', 'count'), 'needs "threshold"'],
    ['a topic nobody knows', rule('threshold: 9, topics: [delivry]').replace('share', 'topic'), 'topics[0] must be'],
    ['topics of another kind', rule('topics: [delivery]'), 'which only kind "topic" knows'],
    ['a topic without threshold', rule('').replace('share', 'topic'), 'or what share of the negatives'],
    ['a fight without threshold', rule('').replace('share', 'fight'), 'how many hostile replies under one post'],
    ['a corrected share without threshold', rule('of: corrected'), 'needs kind "share" and a "threshold"'],
    ['a basis nobody knows', rule('threshold: 40%, of: true'), 'of must be'],
    ['a fraction of an author', rule('minimumAuthors: 2.5'), 'must be a whole number from 1'],
    ['a star in the middle', brand().replace('[Lumo]', '["lu*mo"]'), 'may have a * only at its end'],
    ['a short beginning', brand().replace('[Lumo]', '["lu*"]'), 'needs at least 3 characters before the *'],
    ['a handle with a space', brand().replace('[Lumo]', '["@lu mo"]'), 'may hold no space'],
    ['an empty term', brand().replace('[Lumo]', '[""]'), 'terms[0] must be text, not ""'],
    ['a term said twice', brand().replace('[Lumo]', '[Lumo, lumo]'), 'says "lumo" a second time'],
    ['no term', brand().replace('[Lumo]', '[]'), 'needs at least one term'],
    ['a bad language', brand('languages: [English]'), 'must be a language such as'],
    ['a list that is none', brand('exclusions: Lumo'), 'must be a list, not "Lumo"'],
    [
      'two rules of one id',
      brand(
        'rules: [{ id: r, kind: share, level: watch, window: 5m }, { id: r, kind: volume, level: watch, window: 5m }]',
      ),
      'has the id "r" of an earlier rule',
    ],
    ['a key said twice', 'brands: []\nbrands: []', 'a.yaml:2:1: Map keys must be unique'],
    ['YAML that does not parse', 'brands: [', 'a.yaml:1:'],
    ['text instead of a map', 'just text', 'must be a map with brands'],
  ])('reports %s', (_what, text, expected) => {
    expect(problems(text).join('\n')).toContain(expected)
  })

  it('reports an id of another file', () => {
    const { brands, problems } = parsePlaybooks([
      { path: 'a.yaml', text: brand() },
      { path: 'b.yaml', text: brand() },
    ])
    expect(problems.map(formatProblem)).toEqual(['b.yaml:2:11: brands[0].id "lumo" is defined already in a.yaml'])
    expect(brands).toHaveLength(1)
  })

  it('reports everything at once, and nothing for an empty file', () => {
    expect(problems(brand('x: 1, y: 2, languages: [E]'))).toHaveLength(3)
    expect(problems('')).toEqual([])
  })

  it('reads the playbooks of the demo', () => {
    const folder = fileURLToPath(new URL('../../../deploy/playbooks/demo', import.meta.url))
    const { brands, problems } = loadPlaybooks(folder)
    expect(problems).toEqual([])
    expect(brands.map(({ brandId }) => brandId)).toEqual(['lumo', 'norrbryggt', 'kopi-pagi'])
    expect(loadPlaybooks(join(folder, 'nowhere')).problems[0]?.message).toContain('cannot be read')
  })
})
