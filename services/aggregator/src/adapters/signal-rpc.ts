import { signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { SignalServiceHandlers } from '@tocsin/shared/gen/tocsin/signal/v1/SignalService.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { explainLines } from '../core/explain.ts'
import type { Feed, FeedOf } from './feed.ts'
import { internalError, invalidArgument, notFound } from './rpc-errors.ts'
import { createWatches } from './watch.ts'

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1_000

/** The latest value of each episode is current. */
export const SIGNAL_FEED: FeedOf<Signal> = {
  topic: TOPICS.signalsRaised.name,
  headOf(bytes) {
    const { brandId, signalId, ver } = signalCodec.decode(bytes)
    return { brandId, key: signalId, slot: signalId, ver: BigInt(ver), order: 0, sizeMs: 0 }
  },
  decode: bytes => signalCodec.decode(bytes),
}

export interface SignalRpcDeps {
  readonly feed: Feed<Signal>
  readonly heartbeatMs: number
  readonly watchersLimit: number
}

/** tocsin.signal.v1.SignalService. */
export const createSignalRpc = ({ feed, heartbeatMs, watchersLimit }: SignalRpcDeps) => {
  const watches = createWatches({ feed, heartbeatMs, limit: watchersLimit })
  const handlers: SignalServiceHandlers = {
    ListSignals(call, callback) {
      const { brandId, openOnly, fromMs, toMs, limit } = call.request
      if (limit > LARGEST_LIMIT) return callback(invalidArgument('limit', `is at most ${LARGEST_LIMIT}`))
      const matches = (signal: Signal): boolean =>
        (brandId === '' || signal.brandId === brandId) &&
        (!openOnly || signal.state === 'SIGNAL_STATE_OPEN') &&
        signal.openedAtMs >= fromMs &&
        (toMs === 0 || signal.openedAtMs < toMs)
      feed.caughtUp().then(
        () => {
          const signals = [...feed.values()].map(entry => entry.value()).filter(matches)
          signals.sort((a, b) => b.openedAtMs - a.openedAtMs || (a.signalId < b.signalId ? -1 : 1))
          callback(null, { signals: signals.slice(0, limit || DEFAULT_LIMIT) })
        },
        error => callback(internalError(error)),
      )
    },
    ExplainSignal(call, callback) {
      const { signalId } = call.request
      if (signalId === '') return callback(invalidArgument('signal_id', 'is missing'))
      feed.caughtUp().then(
        () => {
          const found = [...feed.values()].find(entry => entry.key === signalId)
          if (found === undefined) return callback(notFound(`no signal ${signalId} is known here`))
          const signal = found.value()
          callback(null, { signal, lines: signal.arithmetic ? explainLines(signal.arithmetic) : [] })
        },
        error => callback(internalError(error)),
      )
    },
    WatchSignals(call) {
      watches.watch(
        call,
        () => true,
        ({ value, heartbeat, resumeToken }) => ({ ...(value && { signal: value }), heartbeat, resumeToken }),
      )
    },
  }
  const service: GrpcService = { name: 'tocsin.signal.v1.SignalService', handlers }
  return { service, stop: () => watches.stop() }
}
