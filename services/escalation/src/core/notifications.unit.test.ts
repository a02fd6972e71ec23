import { type Codec, crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import type { CrisisRecord, CrisisRecordInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import { expect, it } from 'vitest'
import { HOUR, MINUTE, playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, type Story } from '../../test-support/story.ts'
import { emptyLedger, take } from './ledger.ts'
import { messagesOf, notificationKey } from './notifications.ts'
import { crisisOf } from './state.ts'

const codec: Codec<CrisisRecordInput, CrisisRecord> = crisisRecordCodec

/** Everything that the story's events call people for, in order. */
const messages = (story: Story) => {
  let ledger = emptyLedger
  return story.log.flatMap(({ bytes, appendedAt }) => {
    const outcome = take(ledger, codec.decode(bytes), appendedAt)
    if (outcome.kind !== 'accepted') return []
    ledger = outcome.ledger
    return outcome.events.flatMap(event => {
      const crisis = crisisOf(event.after, event.crisisId)
      return crisis ? messagesOf(event, event.seq, crisis, story.playbook) : []
    })
  })
}
const said = (story: Story) =>
  messages(story).map(
    ({ personId, part, urgency }) => `${urgency === 'URGENCY_PAGE' ? 'page' : 'inform'} ${personId}: ${part}`,
  )

const activeStory = () => {
  const story = openStory()
  story.signal()
  story.does('anna', 'confirm')
  return story
}

it('pages each round of the question, under a key of its own', () => {
  const story = openStory()
  story.signal()
  story.after(30 * MINUTE)
  expect(said(story).filter(line => line.includes('question'))).toEqual([
    'page anna: question-1',
    'page jan: question-2',
    'page eva: question-3',
    'page anna: question-4',
    'page jan: question-4',
    'page eva: question-4',
    'page anna: question-5',
    'page jan: question-5',
    'page eva: question-5',
  ])
})

it('pages who must acknowledge, informs who is told, and names the steps of each', () => {
  const story = activeStory()
  expect(said(story).slice(-3)).toEqual(['page jan: entry-2', 'page olle: entry-2', 'inform anna: entry-2'])
  expect(messages(story).find(({ personId }) => personId === 'jan')?.text).toContain(
    'Your steps: Do brief-care; Do ask-product.',
  )
})

it.each<[string, (story: Story) => unknown, string[]]>([
  [
    'nobody acknowledges',
    story => {
      story.on('olle', { kind: 'acknowledge', via: 'grpc' })
      story.on('olle', { kind: 'takeStep', stepId: 'statement@2' })
      story.on('jan', { kind: 'completeStep', stepId: 'ask-product@2', note: '', blocked: false })
      return story.after(30 * MINUTE)
    },
    ['page jan: entry-2/again-1', 'page olle: step-statement@2/overdue'],
  ],
  [
    'a step is blocked',
    story => story.on('olle', { kind: 'completeStep', stepId: 'statement@2', note: 'no access', blocked: true }),
    ['page jan: step-statement@2/blocked'],
  ],
  [
    'an expert is asked, is out of range, and the fallback answers',
    story => {
      story.on('jan', { kind: 'askExpert', subject: 'product', text: 'Which batch?' })
      story.after(15 * MINUTE)
      const { questionId } = story.crisis().experts[0]!
      return story.on('budi', { kind: 'answerQuestion', questionId, fact: 'Batch 7.' })
    },
    ['page sari: question-6/1', 'page budi: question-6/2', 'inform jan: question-6/answer'],
  ],
  [
    'a role is handed over',
    story => story.on('olle', { kind: 'assignRole', roleId: 'spokesperson', personId: 'jan', reason: '' }),
    ['page jan: role-spokesperson-6'],
  ],
])('calls the right people when %s', (_what, happens, expected) => {
  const story = activeStory()
  const before = messages(story).length
  happens(story)
  expect(said(story).slice(before)).toEqual(expected)
})

it('asks the second person, not the first', () => {
  const { decisions } = playbookOf()
  const story = openStory(playbookOf({ decisions: { ...decisions, secondPerson: true } }))
  story.signal()
  story.after(5 * MINUTE)
  const before = messages(story).length
  story.does('jan', 'confirm')
  expect(said(story).slice(before)).toEqual(['page eva: question-3'])
})

it('never uses a key twice', () => {
  const story = activeStory()
  story.on('jan', { kind: 'changeStage', stageId: 'grave', reason: 'worse' })
  story.after(5 * HOUR)
  story.on('jan', { kind: 'changeStage', stageId: 'serious', reason: 'better' })
  story.calm()
  story.after(5 * HOUR)
  story.does(by('eva', 'manager'), 'startRecovery')
  story.signal({ signalId: 'lumo/share-5m/2' })
  const keys = messages(story).map(message => notificationKey('lumo-1', message, 'phone'))
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.length).toBeGreaterThan(30)
})
