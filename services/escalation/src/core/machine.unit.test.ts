import { crisisRecordCodec as codec } from '@tocsin/shared/events/codec.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connector, HOUR, MINUTE, playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, type Story } from '../../test-support/story.ts'
import { emptyLedger, type Ledger, take } from './ledger.ts'
import { crisisOf, isOpen, liveHolds, type State } from './state.ts'
import { valuesOf } from './table.ts'
import { nextWakeup, timerCommandId } from './timers.ts'

const person = fc.constantFrom('anna', 'jan', 'eva', 'olle', 'sari', 'budi', 'stranger')
const actor = fc.record({ personId: person, level: fc.constantFrom('responder' as const, 'manager' as const) })
const brand = fc.constantFrom('lumo', 'nori')

type Act = (story: Story) => unknown

const onSome = (make: (crisisId: string) => Act): fc.Arbitrary<Act> =>
  fc
    .nat(5)
    .map(index => story => make(story.state().live[index % Math.max(1, story.state().live.length)] ?? 'none')(story))

const personal = fc
  .tuple(
    actor,
    fc.constantFrom<object>(
      { kind: 'confirm', scenarioId: 'outage', harm: { reputation: true, money: false, law: false }, reason: '' },
      { kind: 'confirm', scenarioId: 'own-post', harm: { reputation: false, money: false, law: false }, reason: 'x' },
      { kind: 'decline', reason: 'no', snoozeMs: 0 },
      { kind: 'joinBrand', brandId: 'nori' },
      { kind: 'acknowledge', via: 'grpc' },
      { kind: 'changeStage', stageId: 'grave', reason: 'worse' },
      { kind: 'changeStage', stageId: 'serious', reason: 'better' },
      { kind: 'assignRole', roleId: 'lead', personId: 'anna', reason: '' },
      { kind: 'takeStep', stepId: 'statement@2' },
      { kind: 'completeStep', stepId: 'statement@2', note: '', blocked: false },
      { kind: 'completeStep', stepId: 'call-board@3', note: 'away', blocked: true },
      { kind: 'askExpert', subject: 'product', text: 'Which?' },
      { kind: 'postUpdate', text: 'We work on it.' },
      { kind: 'nameCause', text: 'An update', ownerId: 'sari', removed: false },
      { kind: 'nameCause', text: 'Rolled back', ownerId: '', removed: true },
      { kind: 'startRecovery', reason: 'calm' },
      { kind: 'close', reason: 'over' },
      { kind: 'reopen', reason: 'again' },
      { kind: 'completeReview', lessons: 'learned' },
      { kind: 'startHold', brandIds: ['nori'], scope: undefined, reason: 'x', reviewByMs: 0 },
    ),
    fc.nat(5),
  )
  .map(
    ([who, command, index]): Act =>
      story => {
        const { live } = story.state()
        return story.on(who, { crisisId: live[index % Math.max(1, live.length)] ?? 'none', ...command })
      },
  )

const signal = fc
  .tuple(brand, fc.nat(4), fc.double({ min: 0.2, max: 0.95, noNaN: true }), fc.nat(500), fc.boolean(), fc.boolean())
  .map(
    ([brandId, episode, share, mentions, shared, drill]): Act =>
      story =>
        story.signal(
          {
            signalId: `${drill ? 'drill/' : ''}${brandId}/share-5m/${episode}`,
            brandId,
            share,
            shareLow: share - 0.05,
            mentions,
            mentionIds: [shared ? 'web:1' : `web:${brandId}`],
          },
          drill,
        ),
  )

const calm = fc.tuple(brand, fc.nat(4)).map(
  ([brandId, episode]): Act =>
    story =>
      story.calm(`${brandId}/share-5m/${episode}`),
)

const time = fc.constantFrom(5_000, MINUTE, 5 * MINUTE, 31 * MINUTE, 3 * HOUR).map(
  (ms): Act =>
    story =>
      story.after(ms),
)

const CONNECTORS = [connector('desk'), connector('shop', { brands: ['nori'] }), connector('tool', { kind: 'manual' })]

/** A connector says something, of whatever hold. */
const said = fc
  .tuple(
    fc.nat(5),
    fc.constantFrom('desk', 'shop', 'tool', 'unknown'),
    fc.constantFrom('ENFORCED', 'PARTLY', 'REQUESTED', 'UNSUPPORTED', 'FAILED'),
    fc.constantFrom('HELD', 'OUT', 'RELEASED'),
  )
  .map(
    ([index, id, state, post]): Act =>
      story => {
        const holds = valuesOf(story.state().holds)
        const holdId = holds[index % Math.max(1, holds.length)]?.holdId ?? 'none'
        const posts = [{ postId: 'p', title: '', state: `POST_STATE_${post}`, scheduledForMs: 0, url: '' }]
        const report = { holdId, connector: id, held: 1, total: 1, evidence: '', posts, by: '' }
        story.on('anna', { kind: 'reportEnforcement', report: { ...report, state: `ENFORCEMENT_STATE_${state}` } })
        story.on(by('eva', 'manager'), { kind: 'releasePost', holdId, connector: id, postId: 'p' })
      },
  )

const release = onSome(
  () => story =>
    liveHolds(story.state()).map(({ holdId }) =>
      story.on(by('eva', 'manager'), { kind: 'releaseHold', holdId, reason: 'over' }),
    ),
)

const finish = onSome(
  crisisId => story =>
    crisisOf(story.state(), crisisId)?.steps.map(({ stepId }) =>
      story.on(by('eva', 'manager'), { crisisId, kind: 'completeStep', stepId, note: '', blocked: false }),
    ),
)

const NEXT = {
  suspected: { kind: 'confirm', scenarioId: 'outage', harm: { reputation: true, money: true, law: true }, reason: '' },
  active: { kind: 'startRecovery', reason: 'calm' },
  recovering: { kind: 'close', reason: 'over' },
  review: { kind: 'completeReview', lessons: 'learned' },
  declined: { kind: 'reopen', reason: 'again' },
  closed: { kind: 'reopen', reason: 'again' },
} as const

/** A manager who brings a crisis one phase further. */
const further = onSome(crisisId => story => {
  const crisis = crisisOf(story.state(), crisisId)
  return crisis && story.on(by('eva', 'manager'), { crisisId, ...NEXT[crisis.phase] })
})

const acts = fc.array(
  fc.oneof(
    { arbitrary: personal, weight: 8 },
    { arbitrary: signal, weight: 3 },
    { arbitrary: calm, weight: 2 },
    { arbitrary: time, weight: 3 },
    { arbitrary: said, weight: 3 },
    { arbitrary: release, weight: 2 },
    { arbitrary: finish, weight: 2 },
    { arbitrary: further, weight: 3 },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
)

/** What must hold of every state that commands can reach. */
const illegal = (state: State, now: number): string[] => {
  const crises = valuesOf(state.crises)
  const found: string[] = []
  for (const brandId of ['lumo', 'nori']) {
    for (const drill of [true, false]) {
      const open = crises.filter(one => isOpen(one) && one.drill === drill && one.brandIds.includes(brandId))
      if (open.length > 1) found.push(`${brandId} has ${open.length} open crises`)
    }
  }
  for (const crisis of crises) {
    const { crisisId, phase, question } = crisis
    if (phase === 'active' && crisis.confirmedBy.length === 0) found.push(`${crisisId} is active, confirmed by nobody`)
    if (phase === 'suspected' && question.deadlineMs === 0) found.push(`${crisisId} asks without a deadline`)
    if (phase !== 'suspected' && question.asked.length > 0) found.push(`${crisisId} asks but is ${phase}`)
    if (phase === 'declined' && !crisis.decline) found.push(`${crisisId} is declined without a reason`)
    if (phase === 'review' && crisis.reviewDueMs === 0) found.push(`${crisisId} has a review that is never due`)
    if (state.live.includes(crisisId) !== (phase !== 'closed'))
      found.push(`${crisisId} is ${phase} and in the wrong list`)
    if (new Set(crisis.steps.map(({ stepId }) => stepId)).size !== crisis.steps.length)
      found.push(`${crisisId} has a step twice`)
    if (new Set(crisis.acknowledgements.map(({ personId }) => personId)).size !== crisis.acknowledgements.length)
      found.push(`${crisisId} asks a person twice to acknowledge`)
    if (crisis.openSignals.length > 0 && crisis.usualSinceMs > 0) found.push(`${crisisId} is usual with open signals`)
  }
  for (const hold of liveHolds(state))
    if (hold.personId === '' || hold.personId === 'timer' || hold.personId === 'detector')
      found.push(`${hold.holdId} was started by no person`)
  for (const hold of valuesOf(state.holds)) {
    const asking = hold.enforcements.filter(one => one.state === 'ENFORCEMENT_STATE_ASKED').length > 0
    if (asking !== state.askingHolds.includes(hold.holdId)) found.push(`${hold.holdId} is in the wrong list`)
    if (asking && hold.answerByMs + MINUTE < now) found.push(`${hold.holdId} waits for ever`)
    if (hold.drill && hold.connectors.length > 0) found.push(`${hold.holdId} is a drill and asks`)
    if (hold.connectors.some(id => !hold.enforcements.some(one => one.connector === id)))
      found.push(`${hold.holdId} forgot a connector`)
  }
  return found
}

const foldLog = (log: Story['log'], order = log): Ledger => {
  let ledger = emptyLedger
  for (const { bytes, appendedAt } of order) {
    const outcome = take(ledger, codec.decode(bytes), appendedAt)
    if (outcome.kind === 'accepted' || outcome.kind === 'premature') ledger = outcome.ledger
  }
  return ledger
}

describe('the state machine', () => {
  it('reaches no illegal state, whatever people, signals and clocks do', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(acts, fc.boolean(), (sequence, secondPerson) => {
        const { decisions } = playbookOf()
        const story = openStory(playbookOf({ decisions: { ...decisions, secondPerson }, connectors: CONNECTORS }))
        for (const act of sequence) {
          act(story)
          expect(illegal(story.state(), story.now())).toEqual([])
          for (const { phase } of valuesOf(story.state().crises)) reached.add(phase)
        }
      }),
      { numRuns: 300 },
    )
    expect([...reached].toSorted()).toEqual(['active', 'closed', 'declined', 'recovering', 'review', 'suspected'])
  })

  it('is the same for every replica that reads the log, at whatever speed, with losers of races in between', () => {
    fc.assert(
      fc.property(acts, sequence => {
        const story = openStory(playbookOf({ connectors: CONNECTORS }))
        for (const act of sequence) act(story)
        const withLosers = story.log.flatMap((record, index) => [
          record,
          ...story.log.slice(Math.max(0, index - 2), index + 1),
        ])
        expect(foldLog(story.log)).toEqual(story.ledger())
        expect(foldLog(withLosers)).toEqual(story.ledger())
      }),
      { numRuns: 100 },
    )
  })

  it('never declares by itself: without people nothing is confirmed, declined, closed or held', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(signal, calm, time), { maxLength: 40 }), sequence => {
        const story = openStory()
        for (const act of sequence) act(story)
        expect(valuesOf(story.state().crises).every(({ phase }) => phase === 'suspected')).toBe(true)
        expect(story.state().liveHolds).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('the log', () => {
  it('takes a timer only after its due time, and then as if it had never been tried', () => {
    const story = openStory()
    story.signal()
    const timer = nextWakeup(story.state())!
    const early = {
      firstSeq: story.state().seq + 1,
      count: 1,
      commandId: timerCommandId(timer),
      actor: 'timer',
      schema: 1,
      events: [{ crisisId: 'lumo-1', seq: story.state().seq + 1, stepOverdue: { stepId: 'x' } }],
    }
    const before = story.crisis()
    expect(story.append(early, timer.dueMs - 1)).toBe('premature')
    expect(story.crisis()).toEqual(before)
    expect(story.after(5 * MINUTE)).toEqual(['questionPassedOn'])
  })

  it('takes one of two records with the same number', () => {
    const story = openStory()
    story.signal()
    const record = (commandId: string) => ({
      firstSeq: 3,
      count: 1,
      commandId,
      actor: 'anna',
      schema: 1,
      events: [{ crisisId: 'lumo-1', seq: 3, brandJoined: { brandId: commandId, by: 'anna' } }],
    })
    expect(story.append(record('a'))).toBe('accepted')
    expect(story.append(record('b'))).toBe('lost')
    expect(story.crisis().brandIds).toEqual(['lumo', 'a'])
  })

  it.each([
    ['a newer layout', { schema: 2, events: [{ crisisId: 'x', seq: 1, brandJoined: {} }] }],
    ['an event of an unknown kind', { schema: 1, events: [{ crisisId: 'x', seq: 1 }] }],
  ])('stops at %s', (_what, over) => {
    const story = openStory()
    expect(story.append({ firstSeq: 1, count: 1, commandId: 'c', actor: 'anna', ...over })).toBe('unknown')
    expect(story.state().seq).toBe(0)
  })
})
