import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { parseDuration } from '@tocsin/shared/runtime/setting.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command } from '../command.ts'
import { actCommand, needed, optional } from './act.ts'

const HARMS = ['reputation', 'money', 'law'] as const

const harmOf = (text: string): Record<(typeof HARMS)[number], boolean> => {
  const named = text === 'none' ? [] : text.split(',').map(word => word.trim())
  const wrong = named.find(word => !HARMS.some(harm => harm === word))
  if (wrong !== undefined)
    throw new UsageError(
      `--harm takes none, or some of ${HARMS.join(', ')}; not "${wrong}".${didYouMean(wrong, HARMS)}`,
    )
  return { reputation: named.includes('reputation'), money: named.includes('money'), law: named.includes('law') }
}

const scopeOf = (accounts: string) =>
  accounts === ''
    ? {}
    : { holdScope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS' as const, accounts: accounts.split(',').map(one => one.trim()) } }

const snoozeOf = (text: string): number => {
  if (text === '') return 0
  const ms = parseDuration(text)
  if (ms === undefined) throw new UsageError(`--snooze must be a duration such as 30m or 2h, not "${text}"`)
  return ms
}

/** What people decide about a suspicion, and about the end of a crisis. */
export const DECISIONS: readonly Command[] = [
  actCommand({
    name: 'confirm',
    takes: [],
    doc: 'Confirm a suspicion: holds all scheduled posts and calls the people of the first stage.',
    options: {
      scenario: { value: 'ID', doc: 'Which crisis of the playbook it is.' },
      reason: { value: '"…"', doc: 'Why, in a sentence.' },
      harm: { value: 'LIST', doc: `Could it do lasting harm? none, or some of ${HARMS.join(',')}.` },
      'hold-accounts': { value: 'LIST', doc: 'Hold only these accounts (default: everything).' },
    },
    act({ requestId, crisisId }, _more, options) {
      const request = {
        requestId,
        crisisId,
        scenarioId: needed(options, 'scenario', 'the playbook lists them'),
        reason: needed(options, 'reason', 'say why in a sentence'),
        harm: harmOf(needed(options, 'harm', `none, or some of ${HARMS.join(',')}`)),
        ...scopeOf(optional(options, 'hold-accounts')),
      }
      return (client, metadata, how, done) => client.confirmCrisis(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'decline',
    takes: [],
    doc: 'Decline a suspicion: it asks again only when it gets clearly worse, or the snooze ends.',
    options: {
      reason: { value: '"…"', doc: 'Why it is none.' },
      snooze: { value: 'TIME', doc: 'For how long, e.g. 30m (default: as the playbook says).' },
    },
    act({ requestId, crisisId }, _more, options) {
      const reason = needed(options, 'reason', 'say why it is none')
      const request = { requestId, crisisId, reason, snoozeMs: snoozeOf(optional(options, 'snooze')) }
      return (client, metadata, how, done) => client.declineCrisis(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'recover',
    takes: [],
    doc: 'Say that a crisis is recovering.',
    options: { reason: { value: '"…"', doc: 'What makes you think so.' } },
    act({ requestId, crisisId }, _more, options) {
      const request = { requestId, crisisId, reason: needed(options, 'reason', 'say what makes you think so') }
      return (client, metadata, how, done) => client.startRecovery(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'close',
    takes: [],
    doc: 'Close a crisis; its review opens.',
    options: { reason: { value: '"…"', doc: 'Why it is over.' } },
    act({ requestId, crisisId }, _more, options) {
      const request = { requestId, crisisId, reason: needed(options, 'reason', 'say why it is over') }
      return (client, metadata, how, done) => client.closeCrisis(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'reopen',
    takes: [],
    doc: 'Open a crisis again.',
    options: { reason: { value: '"…"', doc: 'Why.' } },
    act({ requestId, crisisId }, _more, options) {
      const request = { requestId, crisisId, reason: needed(options, 'reason', 'say why') }
      return (client, metadata, how, done) => client.reopenCrisis(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'review',
    takes: [],
    doc: 'Complete the review of a closed crisis.',
    options: { lessons: { value: '"…"', doc: 'What was learned.' } },
    act({ requestId, crisisId }, _more, options) {
      const request = { requestId, crisisId, lessons: needed(options, 'lessons', 'say what was learned') }
      return (client, metadata, how, done) => client.completeReview(request, metadata, how, done)
    },
  }),
]
