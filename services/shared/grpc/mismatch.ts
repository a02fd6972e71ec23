import { InterceptingCall, type Interceptor, type StatusObject, status } from '@grpc/grpc-js'

/** What TLS says of an answer that is none of TLS, and grpc-js of a connection that was closed before it was one. */
const PLAIN_ANSWER = /wrong version number|packet length too long|unsupported protocol|http request/i
const CLOSED_AT_ONCE = /Last error: Failed to connect/

const explained = (details: string, address: string, secure: boolean): string => {
  if (secure && PLAIN_ANSWER.test(details))
    return `${address} answers in plain text, and TLS was asked for. Give it a certificate (grpc.tlsCertFile, grpc.tlsKeyFile), or leave the authorities away that this side trusts (grpc.tlsCaFile).`
  if (!secure && CLOSED_AT_ONCE.test(details))
    return `${address} closes connections in plain text: it seems to speak TLS. Name the authorities that sign its certificate (grpc.tlsCaFile; --ca-file on the command line).`
  return details
}

/** Says what is wrong where one side speaks TLS and the other does not; grpc-js only says that there is no connection. */
export const explainMismatch =
  (address: string, secure: boolean): Interceptor =>
  (options, nextCall) =>
    new InterceptingCall(nextCall(options), {
      start(metadata, _listener, next) {
        next(metadata, {
          onReceiveStatus(answer: StatusObject, pass) {
            pass(
              answer.code === status.UNAVAILABLE
                ? { ...answer, details: explained(answer.details, address, secure) }
                : answer,
            )
          },
        })
      },
    })
