import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { CrisisProcess } from './crisis-process.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** 23:40 on Saturday in Warsaw; at 02:00 the clocks go to 03:00. */
export const SATURDAY_MS = Date.UTC(2026, 2, 28, 22, 40)
export const CRISIS_ID = 'lumo-1'

/** What the people of the plan do, by whatever way: gRPC, or the console. */
export interface Hands {
  confirm(person: string, scenarioId: string, reason: string): Promise<void>
  acknowledge(person: string): Promise<void>
  ask(person: string, subject: string, question: string): Promise<void>
  answer(person: string, fact: string): Promise<void>
  update(person: string, text: string): Promise<void>
  takeStep(person: string, stepId: string): Promise<void>
  completeStep(person: string, stepId: string, note: string): Promise<void>
  changeStage(person: string, stageId: string, reason: string): Promise<void>
  nameCause(person: string, text: string, ownerId: string): Promise<void>
  removeCause(person: string, text: string): Promise<void>
  recover(person: string, reason: string): Promise<void>
  releasePost(person: string, connector: string, postId: string): Promise<void>
  releaseHold(person: string, reason: string): Promise<void>
  close(person: string, reason: string): Promise<void>
  /** Resolves when this way shows that it happened, so many times. */
  happened(kind: string, times?: number): Promise<void>
}

const signal = (over: SignalInput = {}): SignalInput => ({
  signalId: 'lumo/share-5m/1',
  brandId: 'lumo',
  ruleId: 'share-5m',
  kind: 'RULE_KIND_SHARE',
  level: 'RULE_LEVEL_SUSPECT',
  state: 'SIGNAL_STATE_OPEN',
  openedAtMs: SATURDAY_MS,
  updatedAtMs: SATURDAY_MS,
  ver: '1',
  arithmetic: {
    sentence: '214 of the last 380 mentions of Lumo are negative.',
    window: { brandId: 'lumo', sizeMs: 5 * MINUTE, mentions: 380, negative: 214, share: 0.563, shareLow: 0.51 },
  },
  mentionIds: ['web:lumo:1'],
  ...over,
})

/** Resolves when it is so; the message says what never came. */
export const eventually = async (what: () => Promise<boolean>, why: string, withinMs = 30_000): Promise<void> => {
  const giveUpAt = performance.now() + withinMs
  while (!(await what())) {
    if (performance.now() > giveUpAt) throw new Error(`never came: ${why}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/**
 * A Saturday night: the person on duty does not answer, the next confirms; one post is out already; the expert is out of range and the
 * fallback answers; three stages; the hand-over at 08:00 of a night that is an hour shorter; recovery, close, the review is open.
 */
export const playSaturday = async (host: CrisisProcess, hands: Hands): Promise<void> => {
  await host.raise(signal())
  await hands.happened('suspected')
  await host.setClock(SATURDAY_MS + 5 * MINUTE)
  await hands.happened('questionPassedOn')
  await hands.confirm('anna', 'outage', 'customers cannot pay')
  await hands.happened('enforcementReported')
  await hands.acknowledge('olle')
  await hands.ask('anna', 'product', 'Which batch?')
  await host.setClock(SATURDAY_MS + 20 * MINUTE)
  await hands.happened('expertPassedOn')
  await hands.update('olle', 'We are looking into it.')
  await hands.answer('budi', 'Only terminals of type 7.')
  await hands.completeStep('olle', 'statement@2', 'published')
  await hands.changeStage('anna', 'serious', 'national news')
  await hands.acknowledge('eva')
  await hands.changeStage('anna', 'grave', 'a minister asks')
  await hands.acknowledge('eva')
  await hands.takeStep('anna', 'fact-sheet@2')
  // 08:00 is nine hours away on the clock face and eight in fact.
  await host.setClock(Date.UTC(2026, 2, 29, 6))
  await hands.happened('roleAssigned')
  await hands.acknowledge('marta')
  await hands.completeStep('marta', 'fact-sheet@2', '')
  await hands.nameCause('marta', 'A bad update', 'sari')
  await hands.removeCause('marta', 'rolled back')
  await host.raise(signal({ state: 'SIGNAL_STATE_CLOSED', closedAtMs: host.nowMs(), ver: '2' }))
  await hands.happened('usualAgain')
  await host.setClock(host.nowMs() + HOUR)
  await hands.happened('recoveryProposed')
  await hands.recover('marta', 'an hour of usual talk')
  await hands.releasePost('marta', 'desk', 'p2')
  await hands.happened('enforcementReported', 2)
  await hands.releaseHold('marta', 'over')
  await hands.close('marta', 'all is well')
  await hands.happened('reviewOpened')
}
