import type { IncomingCall } from './access.ts'
import { failed, isRpcError, type RpcError } from './rpc-errors.ts'

type UnaryCall<Request> = IncomingCall & { readonly request: Request }
type Callback<Response> = (error: RpcError | null, response?: Response) => void

/** A handler as a function that gives the answer, or throws an RpcError. */
export const unary =
  <Request, Response>(answer: (request: Request, call: IncomingCall) => Promise<Response> | Response) =>
  (call: UnaryCall<Request>, callback: Callback<Response>): void => {
    Promise.resolve()
      .then(() => answer(call.request, call))
      .then(
        response => callback(null, response),
        error => callback(isRpcError(error) ? error : failed(error)),
      )
  }
