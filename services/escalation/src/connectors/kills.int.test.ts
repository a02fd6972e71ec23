import { holdWorkCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { EnforcementState } from '@tocsin/shared/gen/tocsin/crisis/v1/EnforcementState.ts'
import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { planWithConnectors, SECRETS, startConnectors } from '../../test-support/connectors.ts'
import {
  type Bench,
  fixedPlaybooks,
  logger,
  openBench,
  openReplica,
  readAll,
  until,
} from '../../test-support/embedded.ts'
import { KilledError, type MortalLog, mortal } from '../../test-support/mortal-log.ts'
import { type PublishingDesk, startPublishingDesk } from '../../test-support/publishing-desk.ts'
import { applyPlan } from '../../test-support/service.ts'
import { evidence } from '../../test-support/story.ts'
import { startEffects } from '../adapters/effects.ts'
import { createLinkTokens } from '../adapters/link-token.ts'
import { valuesOf } from '../core/table.ts'
import { createEscalationEvents } from '../events.ts'
import type { ReportEnforcement } from './report.ts'

const CRISES = 500

let bench: Bench
let desk: PublishingDesk
beforeEach(async () => {
  bench = await openBench()
  desk = await startPublishingDesk({ secrets: SECRETS, now: bench.clock.now })
})
afterEach(async () => {
  await desk.stop()
  await bench.close()
})

it('misses none of 500 confirmed crises, and a desk that honours the id acts once for each, whatever is killed', async () => {
  const text = planWithConnectors(desk.url)
  await applyPlan(bench.log, text)
  const { playbook } = parsePlaybook([{ path: 'plan.yaml', text }])
  const replica = await openReplica(bench, { playbook: playbook! })
  const crises = Array.from({ length: CRISES }, (_, index) => `brand${index}`)
  await Promise.all(
    crises.map(async brandId => {
      const signal = evidence({ signalId: `${brandId}/r/1`, brandId, mentionIds: [brandId] })
      await replica.writer.execute(`s-${brandId}`, { kind: 'signalOpen', evidence: signal, drill: false })
      await replica.writer.execute(`c-${brandId}`, {
        kind: 'confirm',
        crisisId: replica.state().live.find(id => id.startsWith(`${brandId}-`))!,
        actor: { personId: 'eva', level: 'manager' },
        scenarioId: 'outage',
        harm: { reputation: true, money: false, law: false },
        reason: 'reports',
        holdScope: undefined,
      })
    }),
  )
  const reportFrom =
    (life: MortalLog, last: () => void): ReportEnforcement =>
    async ({ requestId, holdId, enforcement }) => {
      if (life.isDead()) throw new KilledError('killed')
      const { connector = '', held = 0, total = 0, evidence: why = '' } = enforcement
      const state = enforcement.state as EnforcementState
      const report = { holdId, connector, state, held, total, evidence: why, posts: [], by: '' }
      await replica.writer.execute(requestId, { kind: 'reportEnforcement', report })
      last()
    }
  const deskOf = () =>
    valuesOf(replica.state().holds).map(hold => hold.enforcements.find(({ connector }) => connector === 'desk')?.state)
  const isOver = (): boolean => {
    const states = deskOf()
    return states.length === CRISES && states.every(state => state === 'ENFORCEMENT_STATE_PARTLY')
  }

  let kills = 0
  for (let reports = 5; !isOver(); reports = ((reports * 31) % 61) + 1) {
    const life = mortal(bench.log)
    let told = 0
    const effects = startEffects({
      log: life.log,
      playbooks: fixedPlaybooks(playbook!),
      links: createLinkTokens(() => 'a secret'),
      events: createEscalationEvents(logger, createMetrics()),
      publicUrl: 'https://tocsin.test',
      linkLifetimeMs: 1,
    })
    const report = reportFrom(life, () => {
      if (++told === reports) life.kill()
    })
    const service = await startConnectors(bench, report, { log: life.log })
    await until(() => life.isDead() || isOver(), 'death or the end')
    if (life.isDead()) kills++
    await Promise.all([service.stop(), effects.stop()])
  }

  expect(kills).toBeGreaterThan(10)
  expect(desk.acted).toHaveLength(CRISES)
  expect(new Set(desk.acted).size).toBe(CRISES)
  // What was being sent when a process died is sent again, with the same id.
  expect(desk.received.length).toBeLessThan(CRISES + kills * 20)
  const work = await readAll(bench.log, TOPICS.holdsWork.name, value => holdWorkCodec.decode(value))
  expect(new Set(work.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(CRISES)
}, 240_000)
