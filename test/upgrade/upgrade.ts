import { monitorEventLoopDelay } from 'node:perf_hooks'
import { freePorts } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import type { Fleet, Replica } from '../chaos/fleet.ts'
import { openStage, PARTITIONS } from '../chaos/stage.ts'
import { tokenOf } from '../support/crisis-plan.ts'
import { seeded } from '../support/seeded.ts'
import type { ServiceName } from '../support/service-process.ts'
import { eventually } from '../support/standalone.ts'
import { type Balancer, startBalancer } from './balancer.ts'
import { type Intake, startIntake } from './intake.ts'
import { topicsOf } from './next-build.ts'
import { openScreens } from './screens.ts'

export interface UpgradeOptions {
  readonly screens: number
  readonly seed: number
  /** Trees to run, one after another; undefined is this one. Every service is brought from each to the next, which may be the same, replica by replica. */
  readonly trees: readonly (string | undefined)[]
  /** 10 s of stream time go by in so long. */
  readonly everyMs: number
  /** Only these are exchanged. */
  readonly only?: readonly ServiceName[]
  readonly say: (line: string) => void
}

/** How one replica's screens came to the others. */
export interface Move {
  readonly screens: number
  /** The longest that one of them was without a picture. */
  readonly longestGapMs: number
  /** From the replica's SIGTERM until the last of them had its picture elsewhere. */
  readonly allBackMs: number
  /** Connections that came within the fullest 100 ms. */
  readonly mostAtOnce: number
  /** The longest that this process itself stood still meanwhile: what came then seems to have come at once. */
  readonly stoodStillMs: number
}

export interface UpgradeResult {
  /** Everything that is lost, doubled or otherwise wrong; empty when nothing is. */
  readonly differences: readonly string[]
  readonly exchanged: number
  readonly moves: readonly Move[]
  readonly accepted: number
  readonly sentAgain: number
  readonly builds: number
  readonly figures: ReturnType<Awaited<ReturnType<typeof openStage>>['figures']>
}

const READY_MS = 120_000
const BACK_MS = 60_000
const TOGETHER_MS = 100
/** So much stream time is judged at least: windows close, and brands come under fire. */
const LEAST_MS = 12 * 60_000
const MANAGER = tokenOf('eva')
/** In the order in which they are exchanged. */
export const ALL: readonly ServiceName[] = [
  ...(['ingest', 'sentiment', 'aggregator', 'archive', 'escalation', 'notifier', 'connectors', 'gateway'] as const),
]

const isIntake = (service: ServiceName): boolean => service === 'ingest' || service === 'sentiment'

/** How many came within the fullest 100 ms, wherever these begin. */
const mostAtOnce = (arrivals: readonly number[]): number =>
  Math.max(0, ...arrivals.map((from, index) => arrivals.slice(index).filter(at => at < from + TOGETHER_MS).length))

const portOf = (address: string): number => Number(address.split(':').at(-1))

/** Real processes under load and under screens, restarted one by one and then replaced by other builds, held against the log. */
export const runUpgrade = async (options: UpgradeOptions): Promise<UpgradeResult> => {
  const { screens: count, seed, trees, everyMs, only = ALL, say } = options
  const undo: (() => unknown)[] = []
  const keep = <T>(thing: T, end: (thing: T) => unknown): T => {
    undo.push(() => end(thing))
    return thing
  }
  const ports = new Map<Replica, number>()
  const moves: Move[] = []
  let exchanged = 0
  const [first, ...next] = trees
  const rootOf = (root: string | undefined) => (root === undefined ? {} : { root })

  try {
    const pace = { seconds: 10, everyMs }
    const topics = first === undefined ? undefined : await topicsOf(first, PARTITIONS)
    const stage = keep(
      await openStage(seed, seeded(seed), { guests: 20, pace, ...rootOf(first), ...(topics && { topics }) }),
      one => one.close(),
    )
    const intake: Intake | undefined = only.some(isIntake)
      ? keep(await startIntake(topics), one => one.close())
      : undefined
    const gateways: Balancer = keep(await startBalancer(), one => one.close())
    const escalations: Balancer = keep(await startBalancer(), one => one.close())
    const { fleet } = stage.scene

    const fleetOf = (service: ServiceName): Fleet => (intake !== undefined && isIntake(service) ? intake.fleet : fleet)
    const balancerOf = (service: ServiceName): Balancer | undefined =>
      ({ gateway: gateways, escalation: escalations, ingest: intake?.balancer })[service as string]
    const settingsOf = async (service: ServiceName): Promise<readonly [Readonly<Record<string, string>>, number]> => {
      const escalation = `127.0.0.1:${escalations.port}`
      if (service === 'connectors')
        return [{ TOCSIN_CONNECTORS_ESCALATION: escalation, TOCSIN_CONNECTORS_ESCALATION_TOKEN: MANAGER }, 0]
      const [port = 0] = service === 'gateway' || service === 'ingest' ? await freePorts(1) : []
      if (service === 'ingest') return [{ TOCSIN_INGEST_PORT: String(port) }, port]
      if (service !== 'gateway') return [{}, 0]
      const env = {
        TOCSIN_GATEWAY_PORT: String(port),
        TOCSIN_GATEWAY_ESCALATION: escalation,
        TOCSIN_GATEWAY_ESCALATION_TOKEN: MANAGER,
        TOCSIN_GATEWAY_CONNECTS_PER_MINUTE: '100000',
      }
      return [env, port]
    }
    const takeIn = (replica: Replica, port: number): void => {
      const balancer = balancerOf(replica.service)
      if (balancer === undefined) return
      ports.set(replica, replica.service === 'escalation' ? portOf(replica.process.grpcAddress) : port)
      balancer.add(ports.get(replica)!)
    }
    const start = async (service: ServiceName, root: string | undefined): Promise<void> => {
      const [env, port] = await settingsOf(service)
      const replica = fleetOf(service).start(service, { env, ...rootOf(root) })
      await replica.process.ready(READY_MS)
      takeIn(replica, port)
    }

    for (const replica of fleet.replicas('escalation')) takeIn(replica, 0)
    const others = ALL.filter(
      one => (only.includes(one) || one === 'gateway') && fleetOf(one).replicas(one).length === 0,
    )
    await Promise.all(others.flatMap(service => [start(service, first), start(service, first)]))
    const live = `ws://127.0.0.1:${gateways.port}/v1/live`
    const walls = keep(await openScreens(live, count), one => one.stop())
    const allShown = (): Promise<true> =>
      eventually('every screen has its picture', BACK_MS, async () => walls.shown() === count || undefined)
    await allShown()
    stage.run()
    intake?.begin()

    const delay = keep(monitorEventLoopDelay({ resolution: 10 }), one => one.disable())
    delay.enable()
    /** As a Deployment with maxUnavailable 0: the new one is ready before the old one gets no more connections, and then its SIGTERM. */
    const exchange = async (old: Replica, root: string | undefined): Promise<void> => {
      const { service } = old
      await start(service, root)
      const port = ports.get(old)
      if (port !== undefined) balancerOf(service)?.remove(port)
      const arrivedBefore = gateways.arrivals.length
      const gapsBefore = walls.screens.map(({ gapsMs }) => gapsMs.length)
      const leftAt = performance.now()
      delay.reset()
      await fleetOf(service).leave(old)
      exchanged++
      await allShown()
      if (service !== 'gateway') return
      const moved = walls.screens.filter(({ gapsMs }, index) => gapsMs.length > gapsBefore[index]!)
      const gaps = walls.screens.flatMap(({ gapsMs }, index) => gapsMs.slice(gapsBefore[index]))
      const move = {
        screens: moved.length,
        longestGapMs: Math.round(Math.max(0, ...gaps)),
        allBackMs: Math.round(Math.max(leftAt, ...moved.map(({ shownAt }) => shownAt)) - leftAt),
        mostAtOnce: mostAtOnce(gateways.arrivals.slice(arrivedBefore)),
        stoodStillMs: Math.round(delay.max / 1e6),
      }
      moves.push(move)
      say(
        `  ${move.screens} screens moved within ${move.allBackMs} ms, longest gap ${move.longestGapMs} ms, ${move.mostAtOnce} within 100 ms at most (stood still for ${move.stoodStillMs} ms)`,
      )
    }

    for (const [turn, root] of next.entries()) {
      say(root === trees[turn] ? 'restarted, one by one' : 'replaced by the next build')
      for (const service of ALL.filter(one => only.includes(one))) {
        const olds = [...fleetOf(service).replicas(service)]
        for (const old of olds) await exchange(old, root)
        say(`  ${service}: ${olds.length} replicas`)
      }
    }

    await stage.until(LEAST_MS)
    say('the load stands still')
    const crises = await stage.verdict({ everything: true, say })
    const posts = (await intake?.verdict()) ?? []
    say('everything that went in is held against what came out')
    let wrong: ReadonlyMap<string, number> = new Map()
    await eventually('every screen shows what a fresh one does', BACK_MS, async () => {
      const fresh = await openScreens(live, 1)
      try {
        await eventually('a fresh screen', BACK_MS, async () => fresh.shown() === 1 || undefined)
        wrong = walls.wrongBeside(fresh.screens[0]!)
        return wrong.size === 0 || undefined
      } finally {
        fresh.stop()
      }
    }).catch(() => undefined)
    const unclean = fleet.unclean() + (intake?.fleet.unclean() ?? 0)
    return {
      differences: [
        ...crises,
        ...posts,
        ...[...wrong].map(([what, times]) => `${times} screens: ${what}`),
        ...(unclean > 0 ? [`${unclean} replicas did not end with 0`] : []),
      ],
      exchanged,
      moves,
      accepted: intake?.figures().accepted ?? 0,
      sentAgain: intake?.figures().sentAgain ?? 0,
      builds: new Set(walls.screens.flatMap(({ builds }) => [...builds])).size,
      figures: stage.figures(),
    }
  } finally {
    for (const step of undo.reverse()) await step()
  }
}
