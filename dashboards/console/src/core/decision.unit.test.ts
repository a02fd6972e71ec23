import { describe, expect, it } from 'vitest'
import { crisis, HOUR, MINUTE, session } from '../../test/fixtures.ts'
import { preview } from '../../test/scene.ts'
import { reachOf, snoozes, standingOf, statementFor } from './decision.ts'

describe('how the viewer stands', () => {
  it.each([
    ['is asked', crisis(), session(), 'asked'],
    ['was not asked', crisis({ asked: ['jan'] }), session(), 'notAsked'],
    ['may as a manager', crisis({ asked: ['jan'] }), session({ role: 'manager' }), 'manager'],
    ['is the second person', crisis({ firstConfirmer: 'jan' }), session(), 'second'],
    ['waits for a second person', crisis({ firstConfirmer: 'anna' }), session(), 'waitsForSecond'],
    ['may look only', crisis(), session({ role: 'display' }), 'looksOnly'],
    ['is nobody', crisis(), undefined, 'looksOnly'],
  ] as const)('%s', (_says, given, me, expected) => {
    expect(standingOf(given, me)).toBe(expected)
  })
})

describe('how far confirming reaches', () => {
  it.each([
    ['everything', preview(), crisis(), 'everything'],
    [
      'some accounts',
      preview({ holdScope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['@lumo'] } }),
      crisis(),
      'accounts',
    ],
    ['nothing yet, as the first of two', preview({ needsSecondPerson: true }), crisis(), 'firstOfTwo'],
    [
      'everything, as the second of two',
      preview({ needsSecondPerson: true }),
      crisis({ firstConfirmer: 'jan' }),
      'everything',
    ],
    ['what is not known yet', undefined, crisis(), 'unknown'],
  ] as const)('%s', (_says, given, suspicion, expected) => {
    expect(reachOf(given, suspicion)).toBe(expected)
  })
})

it("offers the playbook's own snooze among the others, shortest first, each once", () => {
  expect(snoozes(HOUR)).toEqual([30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR])
  expect(snoozes(45 * MINUTE)[1]).toBe(45 * MINUTE)
  expect(snoozes(0)).toHaveLength(4)
})

it("gives the holding statement in the brand's language, else in English", () => {
  const texts = { en: 'Sorry.', pl: 'Przepraszamy.' }
  expect(statementFor(texts, ['pl', 'en'])).toEqual({ language: 'pl', text: 'Przepraszamy.' })
  expect(statementFor(texts, ['sv'])).toEqual({ language: 'en', text: 'Sorry.' })
  expect(statementFor({}, ['sv'])).toBeUndefined()
})
