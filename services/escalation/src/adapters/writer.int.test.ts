import { crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, openReplica, readAll } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import { by, evidence } from '../../test-support/story.ts'
import type { CommandOf } from '../core/commands.ts'
import { valuesOf } from '../core/table.ts'
import { OutcomeUnknownError } from './writer.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const suspicion = { kind: 'signalOpen', evidence: evidence(), drill: false } as const
const confirmation = (personId: string): CommandOf<'confirm'> => ({
  kind: 'confirm',
  crisisId: 'lumo-1',
  actor: by(personId),
  scenarioId: 'outage',
  harm: { reputation: true, money: false, law: false },
  reason: '',
  holdScope: undefined,
})
const records = () => readAll(bench.log, TOPICS.crisisEvents.name, value => crisisRecordCodec.decode(value))

describe('the writer', () => {
  it('answers when its own record is read', async () => {
    const replica = await openReplica(bench)
    expect(await replica.writer.execute('s', suspicion)).toMatchObject({ kind: 'taken', taken: { crisisId: 'lumo-1' } })
    expect(replica.state().live).toEqual(['lumo-1'])
  })

  it('gives two people on two replicas one winner, and the other a clear answer', async () => {
    const [one, two] = [await openReplica(bench), await openReplica(bench)]
    await one.writer.execute('s', suspicion)
    await two.crisisLog.caughtUp()
    const answers = await Promise.all([
      one.writer.execute('a', confirmation('anna')),
      two.writer.execute('b', confirmation('eva')),
    ])
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'taken'])
    expect(answers.find(({ kind }) => kind === 'refused')).toMatchObject({ rejection: { code: 'NOT_SUSPECTED' } })
    await Promise.all([one.crisisLog.caughtUp(), two.crisisLog.caughtUp()])
    expect(one.state()).toEqual(two.state())
    expect(one.state().liveHolds).toHaveLength(1)
  })

  it('loses no command when many race on two replicas', async () => {
    const [one, two] = [await openReplica(bench), await openReplica(bench)]
    const commands = Array.from({ length: 40 }, (_, index) => ({
      ...suspicion,
      evidence: evidence({ brandId: `brand${index}`, signalId: `brand${index}/r/1`, mentionIds: [] }),
    }))
    await Promise.all(commands.map((command, index) => [one, two][index % 2]!.writer.execute(`s${index}`, command)))
    await Promise.all([one.crisisLog.caughtUp(), two.crisisLog.caughtUp()])
    expect(one.state().live).toHaveLength(40)
    expect(one.state()).toEqual(two.state())
  })

  it('does not refuse on a stale state what another replica has made possible', async () => {
    const [one, two] = [await openReplica(bench), await openReplica(bench)]
    await one.writer.execute('s', suspicion)
    expect(await two.writer.execute('a', confirmation('anna'))).toMatchObject({ kind: 'taken' })
  })

  it('gives the same id the same answer, on any replica, and refuses it for another command', async () => {
    const [one, two] = [await openReplica(bench), await openReplica(bench)]
    await one.writer.execute('s', suspicion)
    const first = await one.writer.execute('a', confirmation('anna'))
    expect(await two.writer.execute('a', confirmation('anna'))).toEqual(first)
    expect(await two.writer.execute('a', confirmation('eva'))).toEqual({ kind: 'idReused' })
    expect(two.crisisLog.entries().filter(({ kind }) => kind === 'confirmed')).toHaveLength(1)
  })

  it.each([
    ['before', 'the record was lost'],
    ['after', 'only the answer was lost'],
  ] as const)('resolves an append that fails %s (%s) by its command id: once', async (when, _what) => {
    const { log } = mortal(bench.log, { failing: { count: 3, when } })
    const replica = await openReplica(bench, { log })
    expect(await replica.writer.execute('s', suspicion)).toMatchObject({ kind: 'taken' })
    expect(valuesOf(replica.state().crises)).toHaveLength(1)
    expect(replica.state().seq).toBe(2)
  })

  it('says that the outcome is unknown when the log stays away', async () => {
    const { log } = mortal(bench.log, { failing: { count: 1_000_000, when: 'before' } })
    const replica = await openReplica(bench, { log, deadlineMs: 100 })
    await expect(replica.writer.execute('s', suspicion)).rejects.toThrow(OutcomeUnknownError)
  })

  it('takes no commands after a record of a newer build, and never forks', async () => {
    const replica = await openReplica(bench)
    const newer = {
      firstSeq: 1,
      count: 1,
      commandId: 'x',
      actor: 'anna',
      schema: 99,
      events: [{ crisisId: 'x', seq: 1 }],
    }
    await bench.log.append(TOPICS.crisisEvents.name, [
      { key: '', value: crisisRecordCodec.encode(newer), partition: 0 },
    ])
    await expect(replica.crisisLog.caughtUp()).rejects.toThrow('layout 99')
    await expect(replica.writer.execute('s', suspicion)).rejects.toThrow('layout 99')
    expect(await records()).toHaveLength(1)
  })
})
