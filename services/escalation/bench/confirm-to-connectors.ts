/**
 * From a confirmed crisis to what every connector says, on one replica with the embedded log: one desk answers at once, one never does.
 * Crises are confirmed one after another; the last waits out its 10 s.
 */
import { unary } from '@tocsin/shared/grpc/client.ts'
import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { reportByGrpc } from '../src/connectors/report.ts'
import { planWithConnectors, SECRETS, startConnectors } from '../test-support/connectors.ts'
import { type Bench, openReplica } from '../test-support/embedded.ts'
import { startPublishingDesk } from '../test-support/publishing-desk.ts'
import { applyPlan, as, startService } from '../test-support/service.ts'
import { evidence } from '../test-support/story.ts'

const CRISES = 50
const SILENT = 'ENFORCEMENT_STATE_ASKED'

/** Milliseconds from the confirmation sent to the answer of each desk. */
export const confirmToConnectors = async (bench: Bench): Promise<Readonly<Record<'fast' | 'dead', number[]>>> => {
  const fast = await startPublishingDesk({ secrets: SECRETS, now: Date.now })
  const dead = await startPublishingDesk({ secrets: SECRETS, now: Date.now })
  dead.behave('silent')
  const text = planWithConnectors(fast.url, { dead: dead.url })
  await applyPlan(bench.log, text)
  const running = await startService(bench)
  const { playbook } = parsePlaybook([{ path: 'plan.yaml', text }])
  const observer = await openReplica(bench, { playbook: playbook! })
  await startConnectors(
    bench,
    reportByGrpc(running.holds, () => 'token-of-eva'),
  )

  const sentAt = new Map<string, number>()
  const times = { fast: [] as number[], dead: [] as number[] }
  const over = Promise.withResolvers<void>()
  observer.crisisLog.subscribe(entries => {
    for (const { kind, body, crisisId } of entries) {
      if (kind !== 'enforcementReported' || body.connector === 'tool' || body.state === SILENT) continue
      times[body.connector === 'desk' ? 'fast' : 'dead'].push(performance.now() - (sentAt.get(crisisId) ?? 0))
    }
    const holds = observer.state().liveHolds.length
    if (holds === CRISES && observer.state().askingHolds.length === 0) over.resolve()
  })
  for (let index = 0; index < CRISES; index++) {
    const brandId = `brand${index}`
    const signal = evidence({ signalId: `${brandId}/r/1`, brandId, mentionIds: [brandId] })
    const opened = await observer.writer.execute(`s${index}`, { kind: 'signalOpen', evidence: signal, drill: false })
    const crisisId = opened.kind === 'taken' ? opened.taken.crisisId : ''
    sentAt.set(crisisId, performance.now())
    const request = { requestId: `confirm${index}`, crisisId, scenarioId: 'outage', harm: { money: true }, reason: '' }
    await unary((options, done) => running.crises.confirmCrisis(request, as('eva'), options, done))
  }
  await over.promise
  await Promise.all([fast.stop(), dead.stop()])
  return times
}
