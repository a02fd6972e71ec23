import { readdirSync, readFileSync } from 'node:fs'
import { CRISIS_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { stretch } from '../../../shared/pseudo.ts'
import en from './en.json'
import { t, useLanguage } from './t.ts'

afterEach(() => {
  useLanguage('en')
})

describe('t', () => {
  it('fills in parameters and leaves unknown ones visible', () => {
    expect(t('since', { time: '14:05' })).toBe('since 14:05')
    expect(t('since')).toBe('since {time}')
  })

  it('chooses the plural', () => {
    expect([t('authors', { count: 1 }), t('authors', { count: 302 })]).toEqual(['1 author', '302 authors'])
  })

  it('gives English for a language without a catalogue', () => {
    expect([useLanguage('tlh'), t('phase.calm')]).toEqual(['en-GB', 'calm'])
  })

  it('gives a longer text in the made-up language, parameters untouched', () => {
    useLanguage('en-XA')
    expect(t('since', { time: '14:05' })).toMatch(/^š\S+ 14:05~?$/u)
  })
})

describe('stretch', () => {
  it.each(['phase.suspected', 'usualVolume', 'empty.text', 'demo'] as const)('makes %s 40 %% longer', key => {
    const text = en[key]
    expect(stretch(text).length).toBe(text.length + Math.ceil(text.length * 0.4))
  })
})

describe('catalogue', () => {
  const source = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(path => /(?<!test)\.tsx?$/.test(path))
    .map(path => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
    .join('\n')

  it('has words for every topic', () => {
    expect(Object.keys(en)).toEqual(expect.arrayContaining(CRISIS_TOPICS.map(topic => `topic.${topic}`)))
  })

  it.each(Object.keys(en))('%s is used', key => {
    const families = [/^phase\./, /^source\./, /^topic\./]
    const family = families.find(pattern => pattern.test(key))
    const wanted = family ? `\`${key.split('.')[0]}.\${` : `'${key}'`
    expect(source).toContain(wanted)
  })
})
