import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { describe, expect, it } from 'vitest'
import { STORY } from '../story.ts'
import { type Due, duesOf } from './dues.ts'

const START_MS = 1_000_000
const CAST = ['lead', 'speaker', 'approver', 'expert', 'fallback', 'care']

const crisis = (over: Partial<Crisis> = {}): Crisis =>
  ({
    crisisId: 'norrbryggt-1',
    brandIds: ['norrbryggt'],
    phase: 'PHASE_ACTIVE',
    stageId: 'one',
    drill: false,
    roles: [
      ['crisis-lead', 'lead'],
      ['spokesperson', 'speaker'],
      ['approver', 'approver'],
      ['customer-care', 'care'],
      ['fact-owner-product', 'expert'],
    ].map(([roleId, personId]) => ({ roleId: roleId!, personId: personId!, because: '', next: [] })),
    steps: [],
    acknowledgements: [],
    facts: [],
    holds: [],
    cause: '',
    causeRemoved: false,
    seq: 10,
    ...over,
  }) as unknown as Crisis

const entry = (seq: number, kind: string, event: object = {}): TimelineEntry =>
  ({
    seq,
    kind,
    atMs: START_MS + seq * 1_000,
    crisisId: 'norrbryggt-1',
    actor: '',
    text: '',
    event,
  }) as unknown as TimelineEntry

const entered = (seq: number, stageId: string, number = 1): TimelineEntry =>
  entry(seq, 'stageEntered', { stageEntered: { stageId, entry: number } })

const step = (stepId: string, personId: string, over: Partial<Step> = {}): Step =>
  ({ stepId, personId, roleId: '', text: '', state: 'STEP_STATE_OPEN', mustDo: true, ...over }) as unknown as Step

const asked = (personId: string, acknowledged = false) => ({ personId, acknowledged, lapsed: false, atMs: 0 })

const dues = (of: Crisis, entries: readonly TimelineEntry[], cast: readonly string[] = CAST, speed = 1): Due[] =>
  duesOf(of, entries, { script: STORY, cast: new Set(cast), speed })
const inShort = (all: readonly Due[]) => all.map(({ personId, act }) => `${personId} ${act.method}`)

const suspected = crisis({ phase: 'PHASE_SUSPECTED', stageId: 'potential' })

describe('the invented colleagues', () => {
  it('confirm twenty seconds after the suspicion, by the one who leads', () => {
    const [due] = dues(suspected, [entry(1, 'suspected')])
    expect(due).toMatchObject({ personId: 'lead', act: { method: 'confirmCrisis' }, atMs: START_MS + 21_000 })
  })

  it('wait less in a faster demo', () => {
    expect(dues(suspected, [entry(1, 'suspected')], CAST, 10)[0]!.atMs).toBe(START_MS + 3_000)
  })

  it.each([
    ['when somebody confirmed already', crisis(), [entry(1, 'suspected')]],
    ['when somebody declined', crisis({ phase: 'PHASE_DECLINED' }), [entry(1, 'suspected')]],
    ['about another brand', { ...suspected, brandIds: ['lumo'] }, [entry(1, 'suspected')]],
    ['in a drill', { ...suspected, drill: true }, [entry(1, 'suspected')]],
  ])('leave it alone %s', (_what, of, entries) => {
    expect(inShort(dues(of, entries))).not.toContain('lead confirmCrisis')
  })

  it('never act for somebody who is not of the cast, such as the visitor who took a role', () => {
    const taken = { ...suspected, roles: [{ roleId: 'crisis-lead', personId: 'you', because: '', next: [] }] }
    expect(dues(taken, [entry(1, 'suspected')])).toEqual([])
  })

  it('have the same request id whenever they look, and another one for another occasion', () => {
    const once = dues(suspected, [entry(1, 'suspected')])[0]!.requestId
    expect(dues(suspected, [entry(1, 'suspected'), entry(2, 'evidenceJoined')])[0]!.requestId).toBe(once)
    expect(dues(suspected, [entry(1, 'suspected'), entry(5, 'reopened')])[0]!.requestId).not.toBe(once)
  })

  it('acknowledge each, but for the one who is late the first time and then is asked again', () => {
    const waiting = crisis({ acknowledgements: [asked('approver'), asked('speaker'), asked('lead', true)] })
    expect(inShort(dues(waiting, [entered(1, 'one')]))).toEqual(['approver followLink'])
    const overdue = entry(60, 'acknowledgementOverdue', { acknowledgementOverdue: { personId: 'speaker', entry: 1 } })
    const late = dues({ ...waiting, acknowledgements: [asked('speaker')] }, [entered(1, 'one'), overdue])
    expect(late).toMatchObject([{ personId: 'speaker', atMs: overdue.atMs + 15_000 }])
    const next = dues({ ...waiting, acknowledgements: [asked('speaker')] }, [
      entered(1, 'one'),
      overdue,
      entered(90, 'two', 2),
    ])
    expect(next.filter(({ act }) => act.method === 'followLink')).toMatchObject([{ personId: 'speaker' }])
  })

  it('take and do their own steps after they acknowledged', () => {
    const steps = [
      step('facts-first@1', 'expert'),
      step('hold-check@1', 'lead', { state: 'STEP_STATE_TAKEN' }),
      step('look@1', 'you'),
    ]
    const all = dues(crisis({ steps, acknowledgements: [asked('lead')] }), [entered(1, 'one')])
    expect(inShort(all).filter(text => text.includes('Step'))).toEqual(['expert takeStep', 'expert completeStep'])
    const after = dues(crisis({ steps, acknowledgements: [asked('lead', true)] }), [entered(1, 'one')])
    expect(inShort(after)).toContain('lead completeStep')
  })

  it('leave the question to the fallback', () => {
    const facts = [
      { questionId: 'q1', subject: 'refunds', question: '?', fact: '', personId: 'fallback', deadlineMs: 0 },
    ]
    expect(inShort(dues(crisis({ facts }), [entry(1, 'expertAsked')]))).toEqual([])
    expect(inShort(dues(crisis({ facts }), [entry(1, 'expertAsked'), entry(2, 'expertPassedOn')]))).toEqual([
      'fallback answerQuestion',
    ])
  })

  it('write no second update where somebody wrote one', () => {
    const answered = entry(1, 'expertAnswered')
    expect(inShort(dues(crisis(), [answered]))).toContain('speaker postUpdate')
    expect(inShort(dues(crisis(), [answered, entry(2, 'updatePosted')]))).not.toContain('speaker postUpdate')
  })

  it('leave the stage alone once somebody changed it', () => {
    const answered = entry(1, 'expertAnswered')
    expect(inShort(dues(crisis(), [answered]))).toContain('lead changeStage')
    expect(inShort(dues(crisis({ stageId: 'three' }), [answered, entered(2, 'three', 2)]))).not.toContain(
      'lead changeStage',
    )
  })
})

describe('at the end, the invented colleagues', () => {
  const hold = (states: readonly string[]) =>
    [
      {
        holdId: 'hold-6',
        releasedAtMs: 0,
        enforcements: [
          {
            connector: 'desk',
            state: 'ENFORCEMENT_STATE_PARTLY',
            posts: states.map((state, index) => ({ postId: `p${index}`, state })),
          },
        ],
      },
    ] as unknown as Crisis['holds']
  const recovering = (over: Partial<Crisis>): Crisis => crisis({ phase: 'PHASE_RECOVERING', ...over })
  const recovery = entry(1, 'recoveryStarted')

  it('start recovery only when everything that must be done is done', () => {
    const proposed = [entry(1, 'recoveryProposed')]
    expect(inShort(dues(crisis(), proposed))).toEqual(['lead startRecovery'])
    expect(inShort(dues(crisis({ steps: [step('a@1', 'you')] }), proposed))).toEqual([])
    expect(inShort(dues(crisis({ cause: 'the update' }), proposed))).toEqual([])
  })

  it('release posts one by one, at their places whatever was released before', () => {
    const all = dues(recovering({ holds: hold(['POST_STATE_OUT', 'POST_STATE_RELEASED', 'POST_STATE_HELD']) }), [
      recovery,
    ])
    expect(all).toMatchObject([
      { act: { method: 'releaseHold', request: { postId: 'p2' } }, atMs: recovery.atMs + 31_000 },
    ])
  })

  it('end the hold after the last post, close after the hold, complete the review', () => {
    const free = recovering({ holds: hold(['POST_STATE_OUT', 'POST_STATE_RELEASED']) })
    expect(dues(free, [recovery])).toMatchObject([{ act: { method: 'releaseHold', request: { holdId: 'hold-6' } } }])
    expect(inShort(dues(recovering({}), [recovery]))).toEqual(['lead closeCrisis'])
    expect(inShort(dues(crisis({ phase: 'PHASE_REVIEW' }), [entry(9, 'reviewOpened')]))).toEqual([
      'lead completeReview',
    ])
  })
})
