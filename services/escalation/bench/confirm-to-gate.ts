/**
 * `node services/escalation/bench/confirm-to-gate.ts`: a person confirms over gRPC, then the publishing gate is asked. How long until it
 * says held, on one replica with the embedded log; and until every publishing connector has answered.
 */
import type { CheckHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/CheckHoldResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { openBench, openReplica } from '../test-support/embedded.ts'
import { applyPlan, as, startService } from '../test-support/service.ts'
import { evidence } from '../test-support/story.ts'
import { confirmToConnectors } from './confirm-to-connectors.ts'

const ROUNDS = 300
const bench = await openBench({ now: Date.now, advance() {} })
await applyPlan(bench.log)
const running = await startService(bench)
const detector = await openReplica(bench)
const confirms: number[] = []
const gates: number[] = []

for (let round = 0; round < ROUNDS; round++) {
  const command = { kind: 'signalOpen', evidence: evidence({ signalId: `lumo/r/${round}` }), drill: false } as const
  const answer = await detector.writer.execute(`s${round}`, command)
  const crisisId = answer.kind === 'taken' ? answer.taken.crisisId : ''
  const startedAt = performance.now()
  await unary((options, done) =>
    running.crises.confirmCrisis(
      { requestId: `c${round}`, crisisId, scenarioId: 'outage', harm: { money: true }, reason: '' },
      as('nina'),
      options,
      done,
    ),
  )
  confirms.push(performance.now() - startedAt)
  const gate = await unary<CheckHoldResponse>((options, done) =>
    running.holds.checkHold({ brandId: 'lumo' }, as('wall'), options, done),
  )
  if (gate.answer !== 'HOLD_ANSWER_HELD') throw new Error(`round ${round}: ${gate.answer}`)
  gates.push(performance.now() - startedAt)
  for (const [index, call] of (['startRecovery', 'closeCrisis'] as const).entries()) {
    if (index === 1) {
      const { holdId } = gate.holds[0]!
      await unary((options, done) =>
        running.holds.releaseHold({ requestId: `h${round}`, holdId, reason: 'over' }, as('eva'), options, done),
      )
      for (const stepId of ['statement@2', 'fact-sheet@2'])
        await unary((options, done) =>
          running.crises.completeStep({ requestId: `${stepId}${round}`, crisisId, stepId }, as('eva'), options, done),
        )
    }
    await unary((options, done) =>
      running.crises[call]({ requestId: `${call}${round}`, crisisId, reason: 'over' }, as('eva'), options, done),
    )
  }
}

const at = (values: readonly number[], part: number): string =>
  `${[...values].sort((a, b) => a - b)[Math.floor(values.length * part)]!.toFixed(1)} ms`
console.log(`${ROUNDS} rounds`)
console.log(`confirmation answered   p50 ${at(confirms, 0.5)}  p99 ${at(confirms, 0.99)}`)
console.log(`gate says held          p50 ${at(gates, 0.5)}  p99 ${at(gates, 0.99)} after the confirmation was sent`)
await bench.close()

const connecting = await openBench({ now: Date.now, advance() {} })
const { fast, dead } = await confirmToConnectors(connecting)
console.log(`${fast.length} confirmations, two connectors and a person asked`)
console.log(`a desk that answers      p50 ${at(fast, 0.5)}  p99 ${at(fast, 0.99)} after the confirmation was sent`)
console.log(`a dead one: failed       p50 ${at(dead, 0.5)}  p99 ${at(dead, 0.99)}`)
await connecting.close()
