import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'

const lower = (name: string, prefix: string): string => name.replace(prefix, '').toLowerCase()
export const time = (ms: number): string => (ms > 0 ? new Date(ms).toISOString().replace('.000Z', 'Z') : '–')
const when = (word: string, ms: number): string => (ms > 0 ? ` · ${word} ${time(ms)}` : '')

/** One crisis in a list: what, where, since when, whom it waits for. */
export const summaryLines = (crisis: Crisis): string[] => {
  const { crisisId, brandIds, phase, phaseSinceMs, stageId, asked, questionDeadlineMs, evidence, drill } = crisis
  const waits =
    phase === 'PHASE_SUSPECTED' ? ` · waits for ${asked.join(', ')}${when('until', questionDeadlineMs)}` : ''
  const stage = stageId === '' ? '' : ` · stage ${stageId}`
  return [
    `${crisisId}  ${drill ? 'DRILL ' : ''}${lower(phase, 'PHASE_')} since ${time(phaseSinceMs)} · ${brandIds.join(', ')}${stage}${waits}`,
    ...evidence.slice(-1).map(({ sentence }) => `  ${sentence}`),
  ]
}

const stepLine = ({ stepId, state, personId, roleId, text, dueMs, overdue, mustDo, note }: Step): string =>
  `  ${stepId}  ${lower(state, 'STEP_STATE_')}${overdue ? ' OVERDUE' : ''} · ${personId || `nobody holds ${roleId}`}${when('due', dueMs)}${mustDo ? ' · must do' : ''}: ${text}${note === '' ? '' : ` (${note})`}`

const enforcementLines = ({ connector, state, held, total, evidence, posts }: Enforcement): string[] => [
  `    ${connector}: ${lower(state, 'ENFORCEMENT_STATE_')}${total > 0 ? ` ${held} of ${total}` : ''}${evidence === '' ? '' : ` · ${evidence}`}`,
  ...posts.map(
    ({ postId, title, state: post, scheduledForMs }) =>
      `      ${postId}  ${lower(post, 'POST_STATE_')}${when('for', scheduledForMs)}: ${title}`,
  ),
]

export const holdLines = (hold: HoldState): string[] => [
  `  ${hold.holdId}  ${hold.releasedAtMs > 0 ? `ended ${time(hold.releasedAtMs)}` : 'stands'} · ${
    hold.scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? hold.scope.accounts.join(', ') : 'everything'
  } of ${hold.brandIds.join(', ')} · ${hold.personId} since ${time(hold.startedAtMs)}${when('review by', hold.reviewByMs)}: ${hold.reason}`,
  ...hold.enforcements.flatMap(enforcementLines),
]

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines])

/** Everything that a person needs to act, ids included. */
export const crisisLines = (crisis: Crisis): string[] => [
  ...summaryLines(crisis),
  ...section(
    'roles',
    crisis.roles.map(
      ({ roleId, personId, because, next }) =>
        `  ${roleId}: ${personId || 'nobody'} · ${because} · next ${next.join(', ') || 'nobody'}`,
    ),
  ),
  ...section(
    'must acknowledge',
    crisis.acknowledgements.map(
      ({ personId, acknowledged, lapsed, atMs }) =>
        `  ${personId}: ${lapsed ? 'lapsed' : acknowledged ? `acknowledged ${time(atMs)}` : 'not yet'}`,
    ),
  ),
  ...section('steps', crisis.steps.map(stepLine)),
  ...section(
    'questions and facts',
    crisis.facts.map(
      ({ questionId, subject, question, fact, personId, deadlineMs }) =>
        `  ${questionId}  ${subject} · ${personId}${fact === '' ? when('until', deadlineMs) : ''}: ${question}${fact === '' ? '' : ` → ${fact}`}`,
    ),
  ),
  ...section('holds', crisis.holds.flatMap(holdLines)),
  ...section(
    'recovery asks for',
    crisis.recoveryCriteria.map(({ text, met }) => `  ${met ? '✓' : '✗'} ${text}`),
  ),
]

export const timelineLine = ({ atMs, actor, text }: TimelineEntry): string => `${time(atMs)}  ${actor}: ${text}`
