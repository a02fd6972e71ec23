import { describe, expect, it } from 'vitest'
import { activeCrisis, crisis, HOUR, MINUTE, NOW, session, stepOf } from '../../test/fixtures.ts'
import { type Need, needsMe } from './needs-me.ts'

const anna = session()
const manager = session({ personId: 'maria', role: 'manager' })
const kinds = (needs: readonly Need[]) => needs.map(({ kind }) => kind)
const calm = (more: Parameters<typeof activeCrisis>[0] = {}) =>
  activeCrisis({ steps: [], acknowledgements: [], holds: [], nextUpdateDueMs: 0, ...more })
const hold = activeCrisis().holds[0]!

describe('what needs me', () => {
  it.each([
    ['a suspicion that I am asked about', crisis(), ['decide']],
    ['nothing, when others are asked and I am no manager', crisis({ asked: ['jan'] }), []],
    ['a second confirmation, when somebody else confirmed', crisis({ firstConfirmer: 'jan' }), ['second']],
    ['nothing more, once I confirmed as the first', crisis({ firstConfirmer: 'anna' }), []],
    ['nothing of a suspicion that was declined', crisis({ phase: 'PHASE_DECLINED' }), []],
    [
      'my acknowledgement',
      calm({ acknowledgements: [{ personId: 'anna', acknowledged: false, lapsed: false, atMs: 0 }] }),
      ['acknowledge'],
    ],
    [
      'my acknowledgement again, when it lapsed',
      calm({ acknowledgements: [{ personId: 'anna', acknowledged: true, lapsed: true, atMs: NOW }] }),
      ['acknowledgeAgain'],
    ],
    [
      'nothing, once I acknowledged',
      calm({ acknowledgements: [{ personId: 'anna', acknowledged: true, lapsed: false, atMs: NOW }] }),
      [],
    ],
    ['my open step', calm({ steps: [stepOf('facts', 'crisis-lead', 'anna', 'Collect', NOW)] }), ['step']],
    [
      'my taken step',
      calm({ steps: [{ ...stepOf('facts', 'crisis-lead', 'anna', 'Collect', NOW), state: 'STEP_STATE_TAKEN' }] }),
      ['step'],
    ],
    [
      'no step that is done',
      calm({ steps: [{ ...stepOf('facts', 'crisis-lead', 'anna', 'Collect', NOW), state: 'STEP_STATE_DONE' }] }),
      [],
    ],
    ['no step of others', calm({ steps: [stepOf('facts', 'crisis-lead', 'jan', 'Collect', NOW)] }), []],
    ['a question to me', calm({ facts: [fact('anna', '')] }), ['question']],
    ['no question that is answered', calm({ facts: [fact('anna', 'Version 4.2')] }), []],
    ['an update that is due soon', calm({ nextUpdateDueMs: NOW + 10 * MINUTE }), ['update']],
    ['no update that is due later', calm({ nextUpdateDueMs: NOW + HOUR }), []],
    [
      'posts that a tool could not stop, and later the look at the hold',
      calm({ holds: [{ ...hold, reviewByMs: NOW + 20 * MINUTE }] }),
      ['holdGap', 'holdReview'],
    ],
    ['no hold that was released', calm({ holds: [{ ...hold, releasedAtMs: NOW }] }), []],
    ['the proposal to recover', calm({ recoveryProposed: true }), ['recovery']],
    [
      'the close, once everything is so',
      calm({ phase: 'PHASE_RECOVERING', recoveryCriteria: [{ text: '', met: true }] }),
      ['close'],
    ],
    [
      'no close while a criterion is open',
      calm({ phase: 'PHASE_RECOVERING', recoveryCriteria: [{ text: '', met: false }] }),
      [],
    ],
    ['the review', calm({ phase: 'PHASE_REVIEW', reviewDueMs: NOW + HOUR }), ['review']],
    ['nothing of a closed crisis', calm({ phase: 'PHASE_CLOSED' }), []],
  ])('is %s', (_says, given, expected) => {
    expect(kinds(needsMe([given], anna, NOW))).toEqual(expected)
  })

  it('leaves to a manager what others were asked, and does not count it as theirs', () => {
    expect(needsMe([crisis()], manager, NOW)).toMatchObject([{ kind: 'decide', mine: false }])
  })

  it('is nothing for a display or while nobody is signed in', () => {
    expect([needsMe([crisis()], session({ role: 'display' }), NOW), needsMe([crisis()], undefined, NOW)]).toEqual([
      [],
      [],
    ])
  })

  it('sorts mine before what others were asked, real before drills, then by deadline', () => {
    const given = [
      crisis({ crisisId: 'drill', drill: true, questionDeadlineMs: NOW + MINUTE }),
      crisis({ crisisId: 'later', questionDeadlineMs: NOW + 9 * MINUTE }),
      crisis({ crisisId: 'soon', questionDeadlineMs: NOW + 2 * MINUTE }),
      crisis({ crisisId: 'late', questionDeadlineMs: NOW - MINUTE }),
      crisis({ crisisId: 'theirs', asked: ['jan'], questionDeadlineMs: NOW - 5 * MINUTE }),
    ]
    const needs = needsMe(given, session({ role: 'admin' }), NOW)
    expect(needs.map(({ crisisId }) => crisisId)).toEqual(['late', 'soon', 'later', 'drill', 'theirs'])
    expect(needs[0]).toMatchObject({ overdue: true })
  })

  it('gives each a key of its own that stays', () => {
    const needs = needsMe([activeCrisis(), crisis()], anna, NOW)
    expect(new Set(needs.map(({ key }) => key)).size).toBe(needs.length)
    expect(needsMe([crisis(), activeCrisis()], anna, NOW + 1).map(({ key }) => key)).toEqual(
      needs.map(({ key }) => key),
    )
  })
})

function fact(personId: string, answer: string) {
  return {
    questionId: 'q1',
    subject: 'product',
    question: 'Which version?',
    fact: answer,
    personId,
    deadlineMs: NOW + MINUTE,
  }
}
