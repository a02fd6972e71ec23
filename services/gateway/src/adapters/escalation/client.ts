import type { Client, ClientReadableStream } from '@grpc/grpc-js'
import type { CrisisServiceDefinition } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { WatchBrandsResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchBrandsResponse.ts'
import type { WatchCrisisResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchCrisisResponse.ts'
import type { HoldServiceDefinition } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import type { NotificationServiceDefinition } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import type { PlaybookServiceDefinition } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookService.ts'
import { bearer, createGrpcClient, type GrpcCredentials, unary } from '@tocsin/shared/grpc/client.ts'

const SERVICES = {
  crisis: 'tocsin.crisis.v1.CrisisService',
  hold: 'tocsin.hold.v1.HoldService',
  playbook: 'tocsin.playbook.v1.PlaybookService',
  notification: 'tocsin.notification.v1.NotificationService',
} as const

interface Definitions {
  readonly crisis: CrisisServiceDefinition
  readonly hold: HoldServiceDefinition
  readonly playbook: PlaybookServiceDefinition
  readonly notification: NotificationServiceDefinition
}

type Methods<Definition> = { [M in keyof Definition as string extends M ? never : M]: Definition[M] }

/** The methods of a service by name, as the contract says. */
export type MethodOf<S extends keyof Definitions> = keyof Methods<Definitions[S]> & string

export type RequestOf<S extends keyof Definitions, M extends MethodOf<S>> = Methods<Definitions[S]>[M] extends {
  requestSerialize: (value: infer Request) => Buffer
}
  ? Request
  : never

export type ResponseOf<S extends keyof Definitions, M extends MethodOf<S>> = Methods<Definitions[S]>[M] extends {
  responseDeserialize: (bytes: Buffer) => infer Response
}
  ? Response
  : never

export interface CallOptions {
  /** Whose call it is; without one the other side decides who calls from this machine. */
  readonly token: string | undefined
  readonly timeoutMs?: number
}

/** The escalation service over gRPC. Calls reject with the ServiceError; every call has a deadline, streams have none. */
export interface Escalation {
  call<S extends keyof Definitions, M extends MethodOf<S>>(
    service: S,
    method: M,
    request: RequestOf<S, M>,
    options: CallOptions,
  ): Promise<ResponseOf<S, M>>
  watchBrands(token: string | undefined): ClientReadableStream<WatchBrandsResponse>
  watchCrises(token: string | undefined, resumeToken: string): ClientReadableStream<WatchCrisisResponse>
  close(): void
}

const READ_TIMEOUT_MS = 5_000

type Untyped = Client & Record<string, (...args: readonly unknown[]) => unknown>

export interface EscalationAddresses {
  readonly escalation: string
  /** Who is asked about notifications, where that is another address. */
  readonly notifier?: string
}

export const createEscalationClient = (
  { escalation: address, notifier = '' }: EscalationAddresses,
  calls?: GrpcCredentials,
): Escalation => {
  const addressOf = (service: string): string => (service === 'notification' && notifier !== '' ? notifier : address)
  const clients = Object.fromEntries(
    Object.entries(SERVICES).map(([key, name]) => [
      key,
      createGrpcClient<Untyped>(name, { address: addressOf(key), credentials: calls }),
    ]),
  ) as Readonly<Record<keyof Definitions, Untyped>>
  const credentials = (token: string | undefined) => (token === undefined ? [] : [bearer(token)])
  return {
    call: (service, method, request, { token, timeoutMs = READ_TIMEOUT_MS }) =>
      unary((options, done) => clients[service][method]!(request, ...credentials(token), options, done), timeoutMs),
    watchBrands: token =>
      clients.crisis.watchBrands!({}, ...credentials(token)) as ClientReadableStream<WatchBrandsResponse>,
    watchCrises: (token, resumeToken) =>
      clients.crisis.watchCrisis!({ resumeToken }, ...credentials(token)) as ClientReadableStream<WatchCrisisResponse>,
    close() {
      for (const client of Object.values(clients)) client.close()
    },
  }
}
