import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import { expect, it } from 'vitest'
import { HOUR, MINUTE, playbookOf } from '../../test-support/playbook.ts'
import { by, evidence, openStory, START_MS } from '../../test-support/story.ts'

it('asks the first link of the chain and warns the people of the potential stage', () => {
  const story = openStory()
  expect(story.signal()).toEqual(['suspected', 'stageEntered'])
  expect(story.crisis()).toMatchObject({
    crisisId: 'lumo-1',
    phase: 'suspected',
    stageId: 'potential',
    notified: ['anna'],
    question: { asked: ['anna'], deadlineMs: START_MS + 5 * MINUTE },
  })
})

it.each([
  ['before the deadline nothing happens', 5 * MINUTE - 1, [], ['anna']],
  ['at the deadline the next in the chain is asked', 5 * MINUTE, ['questionPassedOn'], ['jan']],
  ['then the last', 10 * MINUTE, ['questionPassedOn', 'questionPassedOn'], ['eva']],
  [
    'at its end everybody is asked again, louder',
    20 * MINUTE,
    ['questionPassedOn', 'questionPassedOn', 'chainExhausted'],
    ['anna', 'jan', 'eva'],
  ],
])('%s', (_what, waitMs, kinds, asked) => {
  const story = openStory()
  story.signal()
  expect(story.after(waitMs)).toEqual(kinds)
  expect(story.crisis().question.asked).toEqual(asked)
})

it('gets louder each round, stays suspected and holds nothing, however long nobody answers', () => {
  const story = openStory()
  story.signal()
  story.after(48 * HOUR)
  expect(story.crisis().phase).toBe('suspected')
  expect(story.crisis().question.loudness).toBeGreaterThan(200)
  expect(story.state().liveHolds).toEqual([])
})

it('opens even when the plan reaches nobody', () => {
  const story = openStory(playbookOf({ chains: [], stages: [], people: [], roles: [] }))
  expect(story.signal()).toEqual(['suspected'])
  expect(story.after(MINUTE)).toEqual(['chainExhausted'])
})

it('passes a question to the next of the role when one person stands in two links', () => {
  const { roles } = playbookOf()
  const story = openStory(
    playbookOf({ roles: roles.map(role => (role.roleId === 'lead' ? { ...role, people: ['anna', 'jan'] } : role)) }),
  )
  story.signal()
  story.after(5 * MINUTE)
  expect(story.crisis().question.asked).toEqual(['jan'])
})

it('joins further signals of the brand to the open crisis, each once', () => {
  const story = openStory()
  story.signal()
  expect(story.signal({ signalId: 'lumo/volume/2' })).toEqual(['evidenceJoined'])
  expect(story.signal({ signalId: 'lumo/volume/2' })).toEqual([])
  expect(story.state().live).toHaveLength(1)
})

it('keeps later figures of a signal when they are clearly worse', () => {
  const story = openStory()
  story.signal()
  expect(story.signal({ share: 0.52, shareLow: 0.48 })).toEqual([])
  expect(story.signal({ share: 0.7, shareLow: 0.6 })).toEqual(['evidenceJoined'])
  expect(story.crisis().evidence).toMatchObject([{ share: 0.7 }])
})

it.each([
  ['the same posts name both brands', { mentionIds: ['web:2', 'web:9'] }, ['brandJoined', 'evidenceJoined'], 1],
  ['other posts speak of the other brand', { mentionIds: ['web:8'] }, ['suspected', 'stageEntered'], 2],
])('another brand: %s', (_what, over, kinds, crises) => {
  const story = openStory()
  story.signal()
  expect(story.signal({ signalId: 'nori/share-5m/1', brandId: 'nori', ...over })).toEqual(kinds)
  expect(story.state().live).toHaveLength(crises)
})

it('never mixes a drill with a real crisis', () => {
  const story = openStory()
  story.signal({ signalId: 'drill/lumo/1' }, true)
  expect(story.signal()).toEqual(['suspected', 'stageEntered'])
  expect(story.state().live).toHaveLength(2)
  story.does('anna', 'confirm')
  expect(story.holds()).toMatchObject([{ drill: false }])
})

it('lets a person add a brand, unless it has a crisis of its own', () => {
  const story = openStory()
  story.signal({ signalId: 'nori/share-5m/1', brandId: 'nori', mentionIds: [] })
  story.signal()
  expect(story.on('anna', { kind: 'joinBrand', brandId: 'nori' })).toBe('BRAND_IN_OTHER_CRISIS')
  expect(story.on('anna', { kind: 'joinBrand', brandId: 'none' })).toBe('NO_SUCH_BRAND')
  const [first] = story.state().live
  story.on('anna', { kind: 'decline', crisisId: first, reason: 'one post only', snoozeMs: 0 })
  expect(story.on('anna', { kind: 'joinBrand', brandId: 'nori' })).toEqual(['brandJoined'])
  expect(story.crisis().brandIds).toEqual(['lumo', 'nori'])
})

const declinedStory = () => {
  const story = openStory()
  story.signal()
  expect(story.does('anna', 'decline', { reason: 'a joke' })).toEqual(['declined'])
  return story
}

it.each<[string, Partial<Evidence>, string[]]>([
  ['the same figures', {}, []],
  ['a share whose lower bound is within the margin', { share: 0.6, shareLow: 0.55 }, []],
  [
    'a share whose lower bound is beyond the margin',
    { share: 0.6, shareLow: 0.56 },
    ['evidenceJoined', 'reopened', 'stageEntered'],
  ],
  ['less than twice the mentions', { mentions: 199 }, []],
  ['twice the mentions', { mentions: 200 }, ['evidenceJoined', 'reopened', 'stageEntered']],
  [
    'the hour around it, at the same rate',
    { signalId: 'lumo/share-1h/1', mentions: 1200, windowMs: HOUR },
    ['evidenceJoined'],
  ],
  [
    'an employee who flags it',
    { signalId: 'lumo/flag/1', windowMs: 0, mentions: 0 },
    ['evidenceJoined', 'reopened', 'stageEntered'],
  ],
])('a declined suspicion while snoozed, and then: %s', (_what, over, kinds) => {
  const story = declinedStory()
  story.after(10 * MINUTE)
  expect(story.signal(over)).toEqual(kinds)
  expect(story.crisis().phase).toBe(kinds.includes('reopened') ? 'suspected' : 'declined')
})

it('asks again when the snooze is over and the signal is still open', () => {
  const story = declinedStory()
  expect(story.after(2 * HOUR)).toEqual(['reopened', 'stageEntered'])
  expect(story.crisis()).toMatchObject({ phase: 'suspected', question: { asked: ['anna'], round: 2 } })
})

it('stays quiet after the snooze when the signal has closed, and a new episode opens a new suspicion', () => {
  const story = declinedStory()
  story.calm()
  expect(story.after(3 * HOUR)).toEqual([])
  expect(story.signal({ signalId: 'lumo/share-5m/2' })).toEqual(['suspected', 'stageEntered'])
  expect(story.state().live).toHaveLength(2)
})

it('does not ask about an episode whose crisis a person has ended', () => {
  const story = openStory()
  story.signal()
  story.does('anna', 'confirm')
  story.does(by('eva', 'manager'), 'startRecovery')
  story.on(by('eva', 'manager'), { kind: 'releaseHold', holdId: story.holds()[0]!.holdId, reason: 'over' })
  for (const { stepId } of story.crisis().steps)
    story.on(by('eva', 'manager'), { kind: 'completeStep', stepId, note: '', blocked: false })
  expect(story.does(by('eva', 'manager'), 'close')).toEqual(['closed', 'reviewOpened'])
  expect(story.signal(evidence({ shareLow: 0.9, share: 0.95 }))).toEqual([])
})
