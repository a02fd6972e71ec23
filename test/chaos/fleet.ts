import { fileURLToPath } from 'node:url'
import { type ServiceName, type SpawnedService, spawnService } from '../support/service-process.ts'

const SKEWED_CLOCK = fileURLToPath(new URL('../support/skewed-clock.ts', import.meta.url))

export interface Replica {
  readonly service: ServiceName
  readonly process: SpawnedService
}

export interface StartOptions {
  /** Its clock goes so much ahead, or behind when below 0. */
  readonly skewMs?: number
  /** Where it ends itself. */
  readonly failpoint?: string
  /** More settings. */
  readonly env?: Readonly<Record<string, string>>
  /** The tree to run, where it is not this one. */
  readonly root?: string
}

/** Replicas of services as real processes. */
export const createFleet = (env: Readonly<Record<string, string>>) => {
  const replicas: Replica[] = []
  /** Deaths that nobody here brought about. */
  const unasked: string[] = []
  let unclean = 0

  const killAll = (): void => {
    for (const { process } of replicas) process.signal('SIGKILL')
  }
  process.once('exit', killAll)

  const forget = (replica: Replica): void => {
    const at = replicas.indexOf(replica)
    if (at >= 0) replicas.splice(at, 1)
  }

  const start = (service: ServiceName, { skewMs, failpoint, env: own = {}, root }: StartOptions = {}): Replica => {
    const more = {
      ...own,
      ...(skewMs === undefined ? {} : { CLOCK_SKEW_MS: String(skewMs) }),
      ...(failpoint === undefined ? {} : { TOCSIN_RUNTIME_FAILPOINT: failpoint }),
    }
    const node = skewMs === undefined ? [] : ['--import', SKEWED_CLOCK]
    const replica: Replica = {
      service,
      process: spawnService(service, { ...env, ...more }, { node, ...(root && { root }) }),
    }
    replicas.push(replica)
    void replica.process.ended.then(code => {
      const asked = !replicas.includes(replica)
      if (!asked && failpoint === undefined) unasked.push(`${service} ended with ${code}:\n${replica.process.output()}`)
    })
    return replica
  }

  return {
    start,
    replicas: (service: ServiceName): readonly Replica[] => replicas.filter(one => one.service === service),
    all: (): readonly Replica[] => [...replicas],
    async kill(replica: Replica): Promise<void> {
      forget(replica)
      await replica.process.kill()
    },
    async leave(replica: Replica): Promise<void> {
      forget(replica)
      if ((await replica.process.stop()) !== 0) unclean++
    },
    /** How many that were asked to leave did not hand over within their deadline. */
    unclean: (): number => unclean,
    unasked: (): readonly string[] => unasked,
    async stop(): Promise<void> {
      process.off('exit', killAll)
      await Promise.all(replicas.splice(0).map(({ process }) => process.kill()))
    },
  }
}

export type Fleet = ReturnType<typeof createFleet>
