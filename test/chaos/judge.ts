import { setTimeout as sleep } from 'node:timers/promises'
import { configVersionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { Feeder } from './feeder.ts'
import { compareRows } from './judge-clickhouse.ts'
import { createCrisisJudge } from './judge-crises.ts'
import { createSignalJudge } from './judge-signals.ts'
import { createWindowJudge } from './judge-windows.ts'
import { createInputReader } from './oracle-input.ts'
import { createTail } from './tail.ts'
import type { World } from './world.ts'

const POLL_MS = 1_000
/** Who reads mentions.scored and sets aside what cannot be read. */
const SETTING_ASIDE = ['aggregator', 'archive']
const FOR_GOOD_MS = 3_600_000

export interface SettleOptions {
  /** Also what was right before and cannot change any more. */
  readonly everything?: boolean
  /** Is told what is still missing each time it is looked for. */
  say?(line: string): void
  /** Waiting is of no use any more. */
  isHopeless?(): boolean
}

/** Holds all that came out against all that went in. */
export const createJudge = ({ log, database, receiver }: World, feeder: Feeder) => {
  const rules = new Map<string, readonly Rule[]>()
  const inputs = new Map<number, ReturnType<typeof createInputReader>>()
  const told = new Map<number, number>()
  /** What was set aside: by whom, and where it lies. */
  const letters = new Set<string>()
  const windows = createWindowJudge()
  const signals = createSignalJudge()
  const crises = createCrisisJudge()
  let comparedMs = 0

  const inputOf = (partition: number) => {
    const known = inputs.get(partition) ?? createInputReader((id, version) => rules.get(`${id}@${version}`))
    inputs.set(partition, known)
    return known
  }

  /** In an order in which whatever is read was caused by something that is read later in the same turn. */
  const tails = [
    createTail(log, TOPICS.windowsUpdated.name, (record, partition) => {
      if (record.headers[KIND_HEADER] !== 'tick') return windows.take(record, partition)
      const { appendedAtMs } = tickCodec.decode(record.value)
      told.set(partition, Math.max(appendedAtMs, told.get(partition) ?? 0))
    }),
    createTail(log, TOPICS.notificationsRequested.name, crises.takeRequest),
    createTail(log, TOPICS.notificationsEvents.name, crises.takeDelivery),
    createTail(log, TOPICS.crisisEvents.name, crises.takeCrisis),
    createTail(log, TOPICS.signalsRaised.name, signals.take),
    createTail(log, TOPICS.mentionsScoredDlq.name, ({ headers }, partition) => {
      const { service, 'source-partition': from = partition, 'source-offset': offset } = headers
      letters.add(`${service} ${from} ${offset}`)
    }),
    createTail(log, TOPICS.configVersions.name, ({ key, value }) => {
      const { brand } = configVersionCodec.decode(value)
      // The first record of a version counts.
      if (brand && !rules.has(key)) rules.set(key, brand.rules)
    }),
    createTail(log, TOPICS.mentionsScored.name, (record, partition) => inputOf(partition).take(record)),
  ]

  const inputsNow = () => new Map([...inputs].map(([partition, reader]) => [partition, reader.input()]))

  const read = async (): Promise<void> => {
    for (const tail of tails) await tail()
    windows.look(inputsNow())
    crises.look()
  }

  const wrong = (): string[] => [...windows.wrong(), ...signals.wrong(), ...crises.wrong()]

  /** What is missing now, the next step only when the one before has nothing left: each follows from it. */
  const outstanding = async (): Promise<string[]> => {
    await read()
    const behind = [...inputs].flatMap(([partition, reader]) =>
      (told.get(partition) ?? 0) < reader.streamMs()
        ? [`partition ${partition} is told up to ${told.get(partition)}`]
        : [],
    )
    if (behind.length > 0) return behind
    const now = inputsNow()
    const ids = new Set([...now.values()].flatMap(input => [...input.ids]))
    const lost = [...feeder.acknowledged()].filter(id => !ids.has(id)).map(id => `mention ${id} is not in the log`)
    signals.look(now)
    const unset = [...now].flatMap(([partition, { unreadable }]) =>
      unreadable.flatMap(offset =>
        SETTING_ASIDE.map(service => `${service} ${partition} ${offset}`).filter(letter => !letters.has(letter)),
      ),
    )
    const aside = unset.map(letter => `no dead letter of ${letter}`)
    const logs = [...lost, ...aside, ...windows.missing(now), ...signals.missing()]
    if (logs.length > 0) return logs
    const asked = crises.missing(signals.episodes(), receiver.came)
    if (asked.length > 0) return asked
    return compareRows(database, {
      windows: windows.applied(),
      signals: signals.applied(),
      mentions: ids,
      sinceMs: comparedMs - FOR_GOOD_MS,
    })
  }

  return {
    /** Waits until nothing is missing, or for so long; resolves to everything that is wrong then. The load must stand still. */
    async settle(timeoutMs: number, { everything = false, say, isHopeless }: SettleOptions = {}): Promise<string[]> {
      if (everything) {
        comparedMs = 0
        windows.settled(0)
      }
      const deadline = performance.now() + timeoutMs
      for (;;) {
        const missing = await outstanding().catch(error => {
          if (!(error instanceof RetryableError)) throw error
          return [`the log or ClickHouse cannot be read: ${error.message}`]
        })
        if (missing.length === 0) {
          comparedMs = feeder.streamMs()
          windows.settled(comparedMs)
        }
        if (missing.length === 0 || isHopeless?.() || performance.now() > deadline) return [...wrong(), ...missing]
        say?.(`${missing.length} outstanding: ${missing[0]}`)
        await sleep(POLL_MS)
      }
    },
    figures: () => {
      const all = [...inputs.values()].map(reader => reader.input())
      return {
        mentions: all.reduce((sum, { ids }) => sum + ids.size, 0),
        repeatedMentions: all.reduce((sum, { repeats }) => sum + repeats, 0),
        unreadable: all.reduce((sum, { unreadable }) => sum + unreadable.length, 0),
        windows: windows.figures(),
        signals: signals.figures(),
        crises: crises.figures(receiver.came),
      }
    },
  }
}

export type Judge = ReturnType<typeof createJudge>
