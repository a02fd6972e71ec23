import { setTimeout as sleep } from 'node:timers/promises'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import type { Seeded } from '../support/seeded.ts'
import { type Fault, type Scene, SERVICES } from './faults.ts'
import { createFeeder } from './feeder.ts'
import { createFleet } from './fleet.ts'
import { createJudge, type SettleOptions } from './judge.ts'
import { createLoad } from './load.ts'
import { startWorld } from './world.ts'

export const PARTITIONS = 3
const RESIDENTS = 4
/** Brands that are spoken of for a while, one after another. */
const GUESTS = 396
/** 10 s of stream time each 0.4 s: hours go by in minutes. */
const PACE = { seconds: 10, everyMs: 400 }
/** Stream time ends well before the machine's, whose clock no result may depend on. */
const BEHIND_MS = 36 * 3_600_000
const HOUR_MS = 3_600_000
const READY_MS = 120_000
const SETTLE_MS = 180_000

export interface StageOptions {
  readonly guests?: number
  readonly pace?: typeof PACE
  /** The tree to run, where it is not this one. */
  readonly root?: string
  /** That tree's topics. */
  readonly topics?: readonly TopicSettings[]
}

/** Everything that a run needs: real processes at work on a real broker under a seeded load, and a judge. */
export const openStage = async (
  seed: number,
  random: Seeded,
  { guests = GUESTS, pace = PACE, root, topics }: StageOptions = {},
) => {
  const brandIds = Array.from({ length: RESIDENTS + guests }, (_, index) => `brand-${index + 1}`)
  const startMs = Math.floor((Date.now() - BEHIND_MS) / HOUR_MS) * HOUR_MS
  const world = await startWorld({ partitions: PARTITIONS, brandIds, ...(topics && { topics }) })
  const fleet = createFleet(world.env)
  const load = createLoad({ seed, residents: RESIDENTS, brandIds, partitions: PARTITIONS, startMs, perSecond: 0.15 })
  const feeder = createFeeder(world.log, load, pace)
  const judge = createJudge(world, feeder)
  const scene: Scene = { world, fleet, random, reached: new Map() }
  const close = async (): Promise<void> => {
    await fleet.stop()
    await feeder.abandon()
    await world.stop()
  }

  try {
    await feeder.begin()
    // Replicas that start find work waiting.
    feeder.run()
    for (const service of SERVICES) for (let i = 0; i < 2; i++) fleet.start(service, root === undefined ? {} : { root })
    await Promise.all(fleet.all().map(({ process }) => process.ready(READY_MS)))
  } catch (error) {
    await close()
    throw error
  }
  return {
    world,
    /** Appends one step more while the load stands still. */
    step: () => feeder.step(),
    /** Lets stream time run. */
    run: feeder.run,
    /** Runs so much stream time; rejects when the load ends by itself before. */
    async until(streamMs: number): Promise<void> {
      feeder.run()
      while (feeder.streamMs() < startMs + streamMs) {
        feeder.check()
        await sleep(pace.everyMs)
      }
    },
    scene,
    harm: (fault: Fault): Promise<void> => fault(scene),
    /** Stops the load, and resolves to all that is wrong once everything had its time. */
    async verdict(options: SettleOptions = {}): Promise<readonly string[]> {
      await feeder.pause()
      return [
        ...(await judge.settle(SETTLE_MS, { ...options, isHopeless: () => fleet.unasked().length > 0 })),
        ...fleet.unasked(),
      ]
    },
    figures: () => ({
      ...judge.figures(),
      resent: feeder.resent(),
      unclean: fleet.unclean(),
      failpoints: [...scene.reached.values()].reduce((sum, times) => sum + times, 0),
      failpointNames: [...scene.reached.keys()].toSorted(),
      streamMinutes: (feeder.streamMs() - startMs) / 60_000,
    }),
    close,
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>
