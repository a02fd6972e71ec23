import { credentials, makeClientConstructor, type ServiceError } from '@grpc/grpc-js'
import { service } from 'grpc-health-check'

interface Answer {
  readonly status: string
}

/** What `grpc.health.v1` says at an address, as any client of it hears. */
export interface HealthClient {
  check(name?: string): Promise<string>
  /** Everything that is said from now on, in order; empty until the first answer is there. */
  watch(name?: string): readonly string[]
  close(): void
}

export const connectHealth = (address: string): HealthClient => {
  const Client = makeClientConstructor(service, 'grpc.health.v1.Health')
  const client = new Client(address, credentials.createInsecure())
  return {
    check: (name = '') =>
      new Promise((resolve, reject) => {
        client['Check']!({ service: name }, (error: ServiceError | null, answer: Answer) =>
          error ? reject(error) : resolve(answer.status),
        )
      }),
    watch(name = '') {
      const seen: string[] = []
      client['Watch']!({ service: name })
        .on('data', ({ status }: Answer) => seen.push(status))
        .on('error', () => undefined)
      return seen
    },
    close: () => client.close(),
  }
}
