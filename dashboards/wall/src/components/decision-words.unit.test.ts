import type { BrandCrisis } from '@tocsin/shared/live/messages.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { brand, NOW, SUSPECTED } from '../../test/scenes.ts'
import { formatsFor } from '../format/formats.ts'
import { standingOf } from '../live/standing.ts'
import { useLanguage } from '../messages/t.ts'
import { breakLine, decisionItems } from './decision-words.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')
const words = (phase: BrandCrisis['phase'], crisis: Partial<BrandCrisis> = {}, room = 99): string[] =>
  decisionItems(
    standingOf(brand(0, { ...SUSPECTED, phase, crisis }), [], NOW),
    formats,
    text => text.length <= room,
  ).map(({ text, overdue }) => (overdue ? `! ${text}` : text))

beforeEach(() => {
  useLanguage('en')
})

describe('decisionItems', () => {
  it.each<[string, string[], string[]]>([
    ['a suspicion', words('suspected'), ['waits for Anna Kowalska', '3:42 left', 'hold: not started']],
    [
      'a suspicion that nobody answered',
      words('suspected', { deadlineMs: NOW - 130_000, loudness: 2, waitsFor: 'Anna, Bo' }),
      ['waits for Anna, Bo', '! 2:10 overdue', '! nobody answered, 2 times', 'hold: not started'],
    ],
    [
      'an active crisis with an update due',
      words('active'),
      ['update due in 3:42', 'hold: everything', '2 of 5 acknowledged', 'Stage one: contained'],
    ],
    [
      'an active crisis without a hold, in a drill',
      words('active', { hold: '', drill: true, deadlineMs: 0, notified: 0 }),
      ['DRILL', 'hold: not started', 'Stage one: contained'],
    ],
    [
      'recovery that is proposed',
      words('active', { recoveryProposed: true, deadlineMs: NOW - 1000 }),
      [
        '! update 0:01 overdue',
        'usual again: recovery?',
        'hold: everything',
        '2 of 5 acknowledged',
        'Stage one: contained',
      ],
    ],
    ['a review', words('review', { stage: '', deadlineMs: NOW + 7_500_000 }), ['review due in 2 h 5 min']],
    [
      'more names than there is room for',
      words('suspected', { waitsFor: 'Anna Kowalska, Bo Svensson, Citra Dewi' }, 30).slice(0, 1),
      ['waits for Anna Kowalska + 2'],
    ],
  ])('%s', (_, said, expected) => {
    expect(said).toEqual(expected)
  })

  it('says nothing without a crisis', () => {
    expect(decisionItems(standingOf(brand(0), [], NOW), formats, () => true)).toEqual([])
  })

  it('breaks where the line ends, and leaves no line empty', () => {
    const items = ['aaaa', 'bbbb', 'cccc'].map(text => ({ text }))
    const broken = (width: number) => breakLine(items, width, text => text.length).map(line => line.length)
    expect([broken(99), broken(14), broken(9), broken(1)]).toEqual([
      [3, 0],
      [3, 0],
      [2, 1],
      [1, 2],
    ])
  })
})
