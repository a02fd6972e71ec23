import { setTimeout as sleep } from 'node:timers/promises'
import { FAILPOINTS } from '@tocsin/shared/runtime/failpoint.ts'
import type { Seeded } from '../support/seeded.ts'
import type { ServiceName } from '../support/service-process.ts'
import type { Fleet, Replica, StartOptions } from './fleet.ts'
import type { World } from './world.ts'

/** Of these two replicas always run, but for what a fault takes. */
export const SERVICES = ['aggregator', 'archive', 'escalation', 'notifier'] as const satisfies readonly ServiceName[]
type Service = (typeof SERVICES)[number]

/** Whose clock may be wrong without anybody noticing: they go by the log's. */
const SKEWABLE = ['aggregator', 'archive', 'escalation', 'notifier'] as const satisfies readonly Service[]
const SKEW_MS = 600_000
export const PRODUCE = 0
const FETCH = 1
const OFFSET_COMMIT = 8
/** A member that is silent for so long is counted out. */
const SESSION_MS = 10_000
const READY_MS = 60_000

export interface Scene {
  readonly world: World
  readonly fleet: Fleet
  readonly random: Seeded
  /** Places between durable steps where a process was ended, and how often. */
  readonly reached: Map<string, number>
}

/** Does harm and mends it: when it resolves, two replicas of everything run again and nothing is in their way. */
export type Fault = (scene: Scene) => Promise<void>

/** So that two faults at the same time do not choose the same one. */
export const eldest = ({ fleet }: Pick<Scene, 'fleet'>, service: Service): Replica => fleet.replicas(service)[0]!
export const youngest = ({ fleet }: Pick<Scene, 'fleet'>, service: Service): Replica => fleet.replicas(service).at(-1)!

const wait = ({ random }: Scene, fromMs: number, toMs: number): Promise<void> => sleep(random.between(fromMs, toMs))

const oneOf = ({ fleet, random }: Scene, service: Service): Replica => random.pick(fleet.replicas(service))

export const killed =
  (service: Service, choose = oneOf): Fault =>
  async scene => {
    await scene.fleet.kill(choose(scene, service))
    await wait(scene, 0, 1_500)
    scene.fleet.start(service)
  }

/** One replica goes as the deploy of a new version has it, another of those options comes. */
const exchanged = async (scene: Scene, service: Service, options: StartOptions = {}): Promise<Replica> => {
  const old = oneOf(scene, service)
  const fresh = scene.fleet.start(service, options)
  await fresh.process.ready(READY_MS).catch(error => {
    // It may have come by its failpoint already.
    if (options.failpoint === undefined) throw error
  })
  await old.process.ready(READY_MS)
  await scene.fleet.leave(old)
  return fresh
}

const FAILPOINT_WAIT_MS = 20_000

const killedAt =
  (service: Service): Fault =>
  async scene => {
    const names = FAILPOINTS.filter(name => name.startsWith(`${service}.`))
    const name = scene.random.pick(names)
    const doomed = await exchanged(scene, service, { failpoint: `${name}:${1 + scene.random.below(3)}` })
    await Promise.race([doomed.process.ended, sleep(FAILPOINT_WAIT_MS)])
    // Where little happens it may not have come by: then it is killed wherever it is.
    if (!doomed.process.isAlive()) scene.reached.set(name, (scene.reached.get(name) ?? 0) + 1)
    await scene.fleet.kill(doomed)
    scene.fleet.start(service)
  }

const frozen =
  (forMs: readonly [number, number], count: number): Fault =>
  async scene => {
    const asleep = Array.from({ length: count }, () => oneOf(scene, scene.random.pick(SERVICES)))
    for (const { process } of asleep) process.signal('SIGSTOP')
    await wait(scene, ...forMs)
    for (const { process } of asleep) process.signal('SIGCONT')
  }

export const clickHouse =
  (weather: 'refuse' | 'slow' | 'lose-answers'): Fault =>
  async scene => {
    scene.world.clickhouseProxy.set(weather)
    await wait(scene, 1_500, 4_000)
    scene.world.clickhouseProxy.set('clear')
  }

export const answersLost =
  (apiKey: number): Fault =>
  async scene => {
    scene.world.kafkaProxy.loseAnswersTo(apiKey)
    await wait(scene, 500, 2_500)
    scene.world.kafkaProxy.heal()
  }

const clockOff =
  (skewMs: number): Fault =>
  async scene => {
    await exchanged(scene, scene.random.pick(SKEWABLE), { skewMs })
  }

/** Each death at a place of its own, all of them while the others work. */
export const archivesKilledAtEachStep: Fault = async ({ fleet }) => {
  const doomed = FAILPOINTS.filter(name => name.startsWith('archive.')).map(name =>
    fleet.start('archive', { failpoint: `${name}:2` }),
  )
  const healthy = fleet.replicas('archive').filter(one => !doomed.includes(one))
  await Promise.all(doomed.map(({ process }) => process.ready(READY_MS).catch(() => undefined)))
  await Promise.all(healthy.map(one => fleet.leave(one)))
  await Promise.all(doomed.map(({ process }) => process.ended))
  await Promise.all(doomed.map(one => fleet.kill(one)))
  for (let i = 0; i < healthy.length; i++) fleet.start('archive')
}

/** The one whose partitions are taken away while it sleeps goes on with what it had in hand when it wakes. */
export const zombie: Fault = async ({ fleet }) => {
  const { process } = eldest({ fleet }, 'aggregator')
  process.signal('SIGSTOP')
  await sleep(SESSION_MS + 2_000)
  process.signal('SIGCONT')
}

/** Every fault by the name that the table gives it. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'kill -9 of an aggregator': killed('aggregator'),
  'kill -9 of an archive': killed('archive'),
  'kill -9 of an escalation': killed('escalation'),
  'kill -9 of a notifier': killed('notifier'),
  'an aggregator killed between two durable steps': killedAt('aggregator'),
  'an archive killed between two durable steps': killedAt('archive'),
  'an escalation killed between two durable steps': killedAt('escalation'),
  'a notifier killed between two durable steps': killedAt('notifier'),
  'two processes stopped (SIGSTOP) beyond their session': frozen([SESSION_MS + 1_000, SESSION_MS + 4_000], 2),
  'a process stopped (SIGSTOP) for less than its session': frozen([1_000, 5_000], 1),
  'the broker killed and started again': async scene => {
    await scene.world.broker.kill()
    await wait(scene, 0, 2_000)
    await scene.world.broker.start()
  },
  'the broker stopped (SIGSTOP)': async scene => {
    process.kill(scene.world.broker.pid, 'SIGSTOP')
    await wait(scene, 1_000, 6_000)
    process.kill(scene.world.broker.pid, 'SIGCONT')
  },
  'answers to appends lost': answersLost(PRODUCE),
  'answers to commits lost': answersLost(OFFSET_COMMIT),
  'answers to reads lost': answersLost(FETCH),
  'ClickHouse refuses connections': clickHouse('refuse'),
  'ClickHouse is slow': clickHouse('slow'),
  'answers of ClickHouse lost': clickHouse('lose-answers'),
  'ClickHouse killed': async ({ world, random }) => {
    const pid = world.clickhouse.pid()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await sleep(random.between(500, 1_500))
  },
  'a replica joins, another leaves': async scene => {
    await exchanged(scene, scene.random.pick(SERVICES))
  },
  'a clock 10 min ahead': clockOff(SKEW_MS),
  'a clock 10 min behind': clockOff(-SKEW_MS),
}
