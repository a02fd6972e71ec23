import type { WindowView } from '@tocsin/shared/live/messages.ts'
import { describe, expect, it } from 'vitest'
import { leadingTopic } from '../../../shared/core/leading-topic.ts'
import { brand, FLOOD, SUSPECTED } from '../../test/scenes.ts'
import { formatsFor } from '../format/formats.ts'
import { aboutItems, aboutText, linesOf } from './about-words.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')
const plain = brand(0, SUSPECTED).window!
const mixed = brand(0, FLOOD).window!
const words = (window: WindowView, room = 99) => aboutItems(window, formats, text => text.length <= room).map(aboutText)

describe('what it is about', () => {
  it.each<[string, WindowView, string[]]>([
    [
      'the leading phrase, of how many, then the topic and the other phrases',
      plain,
      ['«aplikacja nie działa» 114 of 213 negatives', 'about an outage 53', '«zwrot» 61', '«po aktualizacji» 38'],
    ],
    [
      'in mixed languages the topic that they share, then copied posts',
      { ...mixed, about: mixed.about.slice(0, 1) },
      ['about an outage 53 of 213 negatives', '≈ 61 copies of one post', '«överdebiteringsåterbetalningen uteblir» 58'],
    ],
    [
      'in mixed languages the phrase, where it is far more common than the topic',
      { ...mixed, about: [{ ...mixed.about[0]!, term: 'refund', negative: 110 }] },
      ['«refund» 110 of 213 negatives', '≈ 61 copies of one post', 'about an outage 53'],
    ],
    ['the topic alone where no phrase stands out', { ...plain, about: [] }, ['about an outage 53 of 213 negatives']],
    ['copied posts alone', { ...mixed, about: [], topics: [] }, ['≈ 61 copies of one post']],
    ['nothing', { ...plain, about: [], topics: [] }, []],
    [
      'a topic of a newer build by its id',
      { ...plain, about: [], topics: [{ topic: 'ghost_orders', negative: 100 }] },
      ['about ghost orders 100 of 213 negatives'],
    ],
  ])('%s', (_, window, expected) => {
    expect(words(window)).toEqual(expected)
  })

  it('leaves out of how many where that finds no room', () => {
    expect(words(plain, 43)[0]).toBe('«aplikacja nie działa» 114 of 213 negatives')
    expect(words(plain, 42)[0]).toBe('«aplikacja nie działa» 114')
  })

  it('takes a topic for one only where enough negatives are on it', () => {
    const of = (count: number) => leadingTopic({ ...plain, topics: [{ topic: 'price', negative: count }] })
    expect(of(21)).toBeUndefined()
    expect(of(22)).toMatchObject({ topic: 'price' })
    expect(leadingTopic({ ...plain, negative: 9, topics: [{ topic: 'price', negative: 4 }] })).toBeUndefined()
    const { topics: _, ...without } = plain
    expect(leadingTopic(without)).toBeUndefined()
  })

  it('counts lines as they are filled', () => {
    const items = ['aaaa', 'bbb', 'c'].map(text => ({ key: text, text }))
    expect([20, 9, 6, 2].map(width => linesOf(items, width, text => text.length))).toEqual([1, 2, 2, 3])
    expect(linesOf([], 9, text => text.length)).toBe(0)
  })
})
