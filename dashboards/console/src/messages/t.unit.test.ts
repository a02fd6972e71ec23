import { readdirSync, readFileSync } from 'node:fs'
import { CRISIS_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { stretch } from '../../../shared/pseudo.ts'
import { t, useLanguage } from './t.ts'

afterEach(() => {
  useLanguage('en')
})

const folder = new URL('./en/', import.meta.url)
const areas = readdirSync(folder).map(name => ({
  name,
  words: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string | Record<string, string>>,
}))

describe('t', () => {
  it('fills in parameters and leaves unknown ones visible', () => {
    expect(t('time.ago', { span: '5 min' })).toBe('5 min ago')
    expect(t('time.ago')).toBe('{span} ago')
  })

  it('chooses the plural', () => {
    expect([t('count.people', { count: 1 }), t('count.people', { count: 5 })]).toEqual(['1 person', '5 people'])
  })

  it('gives English for a language without a catalogue', () => {
    expect([useLanguage('tlh'), t('nav.crises')]).toEqual(['en-GB', 'Crises'])
  })

  it('gives a text 40 % longer in the made-up language, parameters untouched', () => {
    useLanguage('en-XA')
    expect(t('time.ago', { span: '5 min' })).toMatch(/^5 min å\S+$/u)
    expect(stretch('Confirm and hold all posts').length).toBe(26 + 11)
  })
})

describe('catalogue', () => {
  const source = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(path => /(?<!test)\.tsx?$/.test(path))
    .map(path => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
    .join('\n')
  const keys = areas.flatMap(({ words }) => Object.keys(words))

  it('has each key in one area only', () => {
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('has words for every topic', () => {
    expect(keys).toEqual(expect.arrayContaining(CRISIS_TOPICS.map(topic => `topic.${topic}`)))
  })

  it.each(keys)('%s is used', key => {
    const families = key.split('.').map((_, at, parts) => `\`${parts.slice(0, at).join('.')}.\${`)
    expect([`'${key}'`, ...families.slice(1)].some(wanted => source.includes(wanted))).toBe(true)
  })
})
