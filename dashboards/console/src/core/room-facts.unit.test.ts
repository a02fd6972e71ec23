import type { CrisisEventInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisEvent.ts'
import type { Fact } from '@tocsin/shared/gen/tocsin/crisis/v1/Fact.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { describe, expect, it } from 'vitest'
import { knownFacts, openQuestions, updatesOf } from './room-facts.ts'

const fact = (questionId: string, parts: Partial<Fact> = {}): Fact => ({
  questionId,
  subject: 'batteries',
  question: 'Which lot?',
  fact: '',
  personId: 'jan',
  deadlineMs: 10_000,
  ...parts,
})

const entry = (seq: number, event: CrisisEventInput): TimelineEntry => ({
  seq,
  crisisId: 'lumo-1',
  atMs: seq * 1000,
  actor: '',
  kind: '',
  text: '',
  event: event as TimelineEntry['event'],
})

const asAnna = { personId: 'anna', manager: false }

describe('openQuestions', () => {
  it('has those that wait for me first, then by deadline, answered ones not at all', () => {
    const facts = [
      fact('late', { deadlineMs: 30_000 }),
      fact('mine', { personId: 'anna', deadlineMs: 50_000 }),
      fact('soon', { deadlineMs: 20_000 }),
      fact('known', { fact: 'Lot 7' }),
    ]
    expect(openQuestions({ facts }, [], asAnna, 0).map(one => one.question.questionId)).toEqual([
      'mine',
      'soon',
      'late',
    ])
  })

  it.each([
    ['waits for me', { personId: 'jan', manager: false }, [], true],
    ['was passed on from me', asAnna, [entry(1, { expertAsked: { questionId: 'q', personId: 'anna' } })], true],
    ['is answered by a manager for others', { personId: 'ola', manager: true }, [], true],
    ['is none of mine', asAnna, [entry(1, { expertAsked: { questionId: 'q', personId: 'jan' } })], false],
    ['belongs to nobody for a viewer without a name', { personId: '', manager: false }, [], false],
  ] as const)('may be answered when it %s', (_what, reader, timeline, mayAnswer) => {
    const [question] = openQuestions({ facts: [fact('q')] }, timeline, reader, 0)
    expect(question?.mayAnswer).toBe(mayAnswer)
  })

  it.each([
    [9_999, false],
    [10_000, true],
  ])('at %i it is overdue: %s', (nowMs, overdue) => {
    expect(openQuestions({ facts: [fact('q')] }, [], asAnna, nowMs)[0]?.overdue).toBe(overdue)
  })
})

describe('what is known', () => {
  it('has the newest answer first', () => {
    const facts = [fact('a', { fact: 'Lot 7' }), fact('b', { fact: 'Shops told' }), fact('c')]
    const timeline = [
      entry(4, { expertAnswered: { questionId: 'a', personId: 'jan', fact: 'Lot 7' } }),
      entry(9, { expertAnswered: { questionId: 'b', personId: 'jan', fact: 'Shops told' } }),
    ]
    const known = knownFacts({ facts }, timeline).map(one => [one.question.questionId, one.answeredAtMs])
    expect(known).toEqual([
      ['b', 9000],
      ['a', 4000],
    ])
  })

  it('has updates newest first', () => {
    const timeline = [
      entry(1, { updatePosted: { personId: 'anna', text: 'first' } }),
      entry(2, { stepTaken: { stepId: 'x' } }),
      entry(3, { updatePosted: { personId: 'jan', text: 'second' } }),
    ]
    expect(updatesOf(timeline)).toEqual([
      { seq: 3, personId: 'jan', text: 'second', atMs: 3000 },
      { seq: 1, personId: 'anna', text: 'first', atMs: 1000 },
    ])
  })
})
