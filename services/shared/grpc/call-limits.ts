import { createHash } from 'node:crypto'
import {
  type Metadata,
  ResponderBuilder,
  ServerInterceptingCall,
  type ServerInterceptor,
  ServerListenerBuilder,
  status,
} from '@grpc/grpc-js'
import { createTokenBuckets } from '../runtime/token-buckets.ts'
import { grpcError } from './status.ts'

export interface CallLimitsOptions {
  readonly callsPerMinute: number
  readonly now: () => number
}

/** Asked by probes and balancers; they must never be told to come back later. */
const UNLIMITED = /^\/grpc\.health\.v1\./
const REMEMBERED = 10_000

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64')
const addressOf = (peer: string): string => peer.replace(/:\d+$/, '')

const tokenOf = (metadata: Metadata): string | undefined => {
  const [given] = metadata.get('authorization')
  return typeof given === 'string' && given !== '' ? digestOf(given) : undefined
}

/**
 * How many calls each token may make, and each address without a known one. A token is known once a call with it was not refused as
 * unknown: made-up ones count for the address they come from, and one caller's flood is not another's who comes by the same proxy.
 */
export const limitCalls = ({ callsPerMinute, now }: CallLimitsOptions): ServerInterceptor => {
  const buckets = createTokenBuckets({ perMinute: callsPerMinute, now })
  const known = new Set<string>()

  const learn = (token: string, code: status): void => {
    known.delete(token)
    if (code === status.UNAUTHENTICATED) return
    known.add(token)
    if (known.size > REMEMBERED) known.delete(known.values().next().value!)
  }

  return (method, call) => {
    if (UNLIMITED.test(method.path)) return new ServerInterceptingCall(call)
    let token: string | undefined
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, next) => {
        token = tokenOf(metadata)
        const waitMs = buckets.take(token !== undefined && known.has(token) ? token : addressOf(call.getPeer()))
        if (waitMs === 0) return next(metadata)
        const error = grpcError(status.RESOURCE_EXHAUSTED, 'Too many calls from this token or address.', {
          reason: 'TOO_MANY_CALLS',
          retryAfterMs: waitMs,
        })
        token = undefined
        call.sendStatus({ code: status.RESOURCE_EXHAUSTED, details: error.message, metadata: error.metadata! })
      })
      .build()
    return new ServerInterceptingCall(
      call,
      new ResponderBuilder()
        .withStart(next => next(listener))
        .withSendStatus((answer, next) => {
          if (token !== undefined) learn(token, answer.code)
          next(answer)
        })
        .build(),
    )
  }
}
