import type { Kafka } from 'kafkajs'
import type { Usage } from '../program.ts'
import type { Filled } from './topics.ts'

/** One drain of the whole input. */
export interface Run {
  readonly seconds: number
  /** Rows, or records where nothing else is written. */
  readonly rows: number
  /** What each process of the engine used over its life, up to the end of the drain; the broker during it. */
  readonly usage: Readonly<Record<string, Usage>>
}

export interface Bench {
  readonly kafka: Kafka
  readonly brokers: readonly string[]
  readonly brokerPid: number | undefined
  readonly filled: Filled
}

/** Something that drains the input. Its clock starts when its processes are up and have their partitions. */
export interface Engine {
  readonly name: string
  /** How it is set, for the reader of the figures. */
  readonly settings: string
  /** `run` tells its drains apart. */
  drain(bench: Bench, run: string): Promise<Run>
}
