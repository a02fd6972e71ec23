import { status, type UntypedHandleCall, type UntypedServiceImplementation } from '@grpc/grpc-js'
import { grpcError } from './status.ts'

type Refusal = ReturnType<typeof grpcError>
/** What every kind of call has in common: unary ones answer by a callback, streams by an event. */
type AnyHandler = (
  call: { emit(event: 'error', error: Refusal): unknown },
  callback?: (error: Refusal) => void,
) => unknown

const RETRY_AFTER_MS = 1_000

/** The same handlers, which answer UNAVAILABLE with a delay to wait for until `isOpen`. */
export const refusingUntil = (
  isOpen: () => boolean,
  handlers: UntypedServiceImplementation,
): UntypedServiceImplementation => {
  const refusing = (handler: UntypedHandleCall): AnyHandler => {
    const answer = handler as AnyHandler
    return (call, callback) => {
      if (isOpen()) return answer(call, callback)
      const refusal = grpcError(status.UNAVAILABLE, 'the service is starting', {
        reason: 'STARTING',
        retryAfterMs: RETRY_AFTER_MS,
      })
      return callback ? callback(refusal) : call.emit('error', refusal)
    }
  }
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, refusing(handler) as UntypedHandleCall]),
  )
}
