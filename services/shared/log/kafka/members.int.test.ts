import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Kafka, logLevel } from 'kafkajs'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { createHarness, eventually, numbered } from '../conformance/harness.ts'
import { openKafkaLog } from './kafka-log.ts'
import { describeWithBroker } from './test/broker.ts'
import { TEST_TIMING, testConfig } from './test/config.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const MEMBER = join(import.meta.dirname, 'test', 'member.ts')

interface Said {
  readonly assigned?: number
  readonly epoch?: number
  readonly current?: number
  readonly outcomes?: readonly string[]
  readonly handled?: number
}

await describeWithBroker('members of a group in other processes', ({ brokers }) => {
  const log = openKafkaLog(testConfig(brokers), { logger, timing: TEST_TIMING })
  const { topic, groupId } = createHarness({ log, close: () => log.close() })
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  afterAll(() => log.close())

  const startMember = (group: string, name: string) => {
    const said: Said[] = []
    const child = fork(MEMBER, [brokers.join(','), group, name])
    children.push(child)
    child.on('message', message => said.push(message as Said))
    return { child, said, assigned: () => said.filter(({ assigned }) => assigned !== undefined) }
  }
  const committedOf = async (group: string, name: string) => {
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [name] })
    await admin.disconnect()
    return offsets!.partitions.map(({ offset, metadata }) => ({ offset, metadata }))
  }

  describe('a member that slept through its session', { timeout: 40_000 }, () => {
    it('knows at once that it may hold nothing, and what it commits is refused', async () => {
      const [group, name] = [groupId(), await topic()]
      await log.append(name, numbered(3))
      const sleeper = startMember(group, name)
      await eventually(() => expect(sleeper.said.some(({ handled }) => handled)).toBe(true))
      sleeper.child.kill('SIGSTOP')
      const epochs: number[] = []
      const other = log.group({
        groupId: group,
        topics: [name],
        async onAssigned({ epoch }) {
          epochs.push(epoch)
          return undefined
        },
        onBatch: async batch => other.commit(batch, { offset: 3n, metadata: 'by the other' }),
      })
      await eventually(async () =>
        expect(await committedOf(group, name)).toEqual([{ offset: '3', metadata: 'by the other' }]),
      )
      expect(epochs[0]).toBeGreaterThan(sleeper.assigned()[0]!.epoch!)
      // It wakes up with this waiting for it, before its heartbeat has told it anything.
      sleeper.child.send('commit')
      sleeper.child.kill('SIGCONT')
      await eventually(() => expect(sleeper.said.find(({ outcomes }) => outcomes)).toBeDefined())
      const woken = sleeper.said.find(({ outcomes }) => outcomes)!
      expect(woken.current).toBe(0)
      expect(woken.outcomes!.every(outcome => outcome === 'StaleEpochError')).toBe(true)
      expect(await committedOf(group, name)).toEqual([{ offset: '3', metadata: 'by the other' }])
      await other.stop()
    })
  })

  it('hand over at SIGTERM, long before their session would end', { timeout: 30_000 }, async () => {
    const [group, name] = [groupId(), await topic()]
    const first = startMember(group, name)
    await eventually(() => expect(first.assigned()).toHaveLength(1))
    const second = startMember(group, name)
    await eventually(async () => expect((await membersOf(group)).length).toBe(2))
    const startedAt = performance.now()
    const ended = once(first.child, 'exit')
    first.child.kill('SIGTERM')
    await eventually(() => expect(second.assigned()).toHaveLength(1))
    expect(performance.now() - startedAt).toBeLessThan(TEST_TIMING.sessionTimeoutMs / 2)
    expect((await ended)[0]).toBe(0)
  })

  const membersOf = async (group: string) => {
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    const { groups } = await admin.describeGroups([group])
    await admin.disconnect()
    return groups[0]!.members
  }
})
