import { describe, expect, it } from 'vitest'
import { playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, type Story } from '../../test-support/story.ts'
import { previewConfirmation } from './preview.ts'
import { isRejection } from './rejection.ts'

const preview = (story: Story, who: string, scenarioId = 'outage') =>
  previewConfirmation(
    story.state(),
    { crisisId: story.crisis().crisisId, scenarioId, actor: by(who) },
    { now: story.now(), playbook: story.playbook, playbookVersion: 1 },
  )
const code = (story: Story, who: string, scenarioId?: string) => {
  const answer = preview(story, who, scenarioId)
  return isRejection(answer) ? answer.code : 'none'
}

describe('what confirming would do', () => {
  it('is what confirming then does', () => {
    const story = openStory()
    story.signal()
    const told = preview(story, 'anna')
    if (isRejection(told)) throw new Error(told.sentence)
    story.does('anna', 'confirm')
    const crisis = story.crisis()
    expect(told).toMatchObject({
      stageId: crisis.stageId,
      stageTitle: 'serious',
      mustAcknowledge: crisis.acknowledgements.map(({ personId }) => personId),
      holdScope: story.holds()[0]!.scope,
      needsSecondPerson: false,
    })
    expect(told.notified).toEqual(expect.arrayContaining(['anna', 'jan', 'olle']))
    expect(told.steps.map(({ stepId, personId, dueMs }) => [stepId, personId, dueMs])).toEqual(
      crisis.steps.map(({ stepId, personId, dueMs }) => [stepId, personId, dueMs]),
    )
  })

  it('changes nothing, and names the spokesperson of the scenario', () => {
    const story = openStory(
      playbookOf({ scenarios: playbookOf().scenarios.map(one => ({ ...one, spokesperson: 'spokesperson' })) }),
    )
    story.signal()
    const before = story.state()
    expect(preview(story, 'anna')).toMatchObject({ spokesperson: 'olle' })
    expect(story.state()).toBe(before)
  })

  it('shows the whole of it where two must confirm, and says so to the first only', () => {
    const two = playbookOf()
    const story = openStory({ ...two, decisions: { ...two.decisions, secondPerson: true } })
    story.signal()
    expect(preview(story, 'anna')).toMatchObject({ stageId: 'serious', needsSecondPerson: true })
    story.does('anna', 'confirm')
    expect(preview(story, 'jan')).toMatchObject({ stageId: 'serious', needsSecondPerson: false })
    expect(code(story, 'anna')).toBe('SECOND_PERSON_MUST_DIFFER')
  })

  it('is refused as the confirmation would be', () => {
    const story = openStory()
    story.signal()
    expect(code(story, 'sari')).toBe('NOT_ASKED')
    expect(code(story, 'anna', 'nonsense')).toBe('NO_SUCH_SCENARIO')
    story.does('anna', 'confirm')
    expect(code(story, 'anna')).toBe('NOT_SUSPECTED')
  })
})
