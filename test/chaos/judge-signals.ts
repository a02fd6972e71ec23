import { signalCodec } from '@tocsin/shared/events/codec.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import type { PartitionInput } from './oracle-input.ts'
import { type Episode, episodesIn } from './oracle-signals.ts'

/** Seconds in which nothing was appended may be passed over until the next 10 s: a calm is seen so much later at most. */
const CALM_SEEN_MS = 10_000

/** Judges the signals: each episode under one key, none invented, none forgotten. */
export const createSignalJudge = () => {
  const applied = new Map<string, Signal>()
  const wrong: string[] = []
  let episodes: readonly Episode[] = []
  let records = 0

  return {
    take({ value }: LogRecord): void {
      const signal = signalCodec.decode(value)
      records++
      const held = applied.get(signal.signalId)
      if (held !== undefined && BigInt(signal.ver) <= BigInt(held.ver)) return
      if (held?.state === 'SIGNAL_STATE_CLOSED') wrong.push(`signal ${signal.signalId} opens again`)
      applied.set(signal.signalId, signal)
    },
    look(inputs: ReadonlyMap<number, PartitionInput>): void {
      episodes = [...inputs.values()].flatMap(episodesIn)
    },
    wrong: (): readonly string[] => wrong,
    missing(): string[] {
      const missing: string[] = []
      const expected = new Map(episodes.map(episode => [episode.signalId, episode]))
      for (const { signalId, closedMs } of episodes) {
        const signal = applied.get(signalId)
        if (signal === undefined) {
          missing.push(`signal ${signalId} was never raised`)
          continue
        }
        const sinceMs = closedMs === undefined ? undefined : signal.closedAtMs - closedMs
        if (sinceMs === undefined ? signal.closedAtMs !== 0 : sinceMs < 0 || sinceMs > CALM_SEEN_MS)
          missing.push(`signal ${signalId} closed at ${signal.closedAtMs}, the log says ${closedMs}`)
      }
      for (const signalId of applied.keys())
        if (!expected.has(signalId)) missing.push(`signal ${signalId} is no episode of the log`)
      return missing
    },
    applied: (): ReadonlyMap<string, Signal> => applied,
    episodes: (): readonly Episode[] => episodes,
    figures: () => ({ episodes: episodes.length, signals: applied.size, records }),
  }
}
