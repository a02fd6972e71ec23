import { crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench, openReplica, raise, readAll, signalRecord, until } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import { MINUTE } from '../../test-support/playbook.ts'
import { crisisOf } from '../core/state.ts'
import { valuesOf } from '../core/table.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const suspicions = async () => {
  const records = await readAll(bench.log, TOPICS.crisisEvents.name, value => crisisRecordCodec.decode(value))
  return records.flatMap(({ events }) => events.filter(event => event.suspected))
}

it('makes one suspicion of an episode, joins the next and hears that it is over', async () => {
  const replica = await openReplica(bench, { signals: true })
  await raise(bench.log, signalRecord('lumo', 1), signalRecord('lumo', 1, { ver: '2' }), signalRecord('lumo', 2))
  await raise(
    bench.log,
    signalRecord('lumo', 1, { state: 'SIGNAL_STATE_CLOSED', ver: '3' }),
    signalRecord('lumo', 2, { state: 'SIGNAL_STATE_CLOSED', ver: '3' }),
  )
  await until(() => (valuesOf(replica.state().crises)[0]?.usualSinceMs ?? 0) > 0, 'usual again')
  expect(valuesOf(replica.state().crises)).toMatchObject([{ phase: 'suspected', openSignals: [] }])
  expect(await suspicions()).toHaveLength(1)
})

it('leaves what is below the crisis line to customer care, but never an employee who flags something', async () => {
  const replica = await openReplica(bench, { signals: true })
  await raise(bench.log, signalRecord('lumo', 1, { level: 'RULE_LEVEL_WATCH' }))
  await bench.log.append(TOPICS.signalsRaised.name, [{ key: 'lumo', value: new Uint8Array([255, 255, 255]) }])
  await raise(bench.log, signalRecord('nori', 1, { level: 'RULE_LEVEL_WATCH', kind: 'RULE_KIND_FLAG' }))
  await until(() => replica.state().live.length > 0, 'a suspicion')
  expect(valuesOf(replica.state().crises).map(({ brandIds }) => brandIds)).toEqual([['nori']])
})

it('misses none of 500 suspicions and doubles none, whatever is killed', async () => {
  const brands = Array.from({ length: 500 }, (_, index) => `brand${index}`)
  const raised = raise(bench.log, ...brands.map(brand => signalRecord(brand, 1)))
  let appends = 7
  let kills = 0
  let last = await openReplica(bench)
  for (let done = false; !done; kills++) {
    const life = mortal(bench.log, { topic: TOPICS.crisisEvents.name, afterAppends: appends })
    const replica = await openReplica(bench, { log: life.log, signals: true })
    await until(() => life.isDead() || replica.state().live.length === brands.length, 'death or the end')
    done = !life.isDead()
    await replica.stop()
    appends = ((appends * 31) % 53) + 1
    last = replica
  }
  await raised
  expect(kills).toBeGreaterThan(10)
  expect(await suspicions()).toHaveLength(500)
  expect(new Set(valuesOf(last.state().crises).flatMap(({ brandIds }) => brandIds))).toEqual(new Set(brands))
}, 60_000)

it('fires the timers of what is due, once, on however many replicas', async () => {
  const one = await openReplica(bench, { signals: true, timers: true })
  const two = await openReplica(bench, { timers: true })
  await raise(bench.log, signalRecord('lumo', 1))
  await until(() => two.state().live.length === 1, 'the suspicion')
  const askedOf = () => crisisOf(one.state(), one.state().live[0]!)!.question.asked
  for (const asked of [['jan'], ['eva'], ['anna', 'jan', 'eva']]) {
    bench.clock.advance(10 * MINUTE)
    await until(() => askedOf().join() === asked.join(), `asking ${asked}`)
  }
  await Promise.all([one.crisisLog.caughtUp(), two.crisisLog.caughtUp()])
  expect(one.state()).toEqual(two.state())
  expect(one.crisisLog.entries().map(({ kind }) => kind)).toEqual([
    'suspected',
    'stageEntered',
    'questionPassedOn',
    'questionPassedOn',
    'chainExhausted',
  ])
})
