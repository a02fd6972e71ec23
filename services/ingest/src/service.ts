import { loadPlaybooks } from '@tocsin/shared/playbook/load.ts'
import { formatProblem } from '@tocsin/shared/playbook/playbook.ts'
import { createLifecycle } from '@tocsin/shared/runtime/lifecycle.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { type AuthorHasher, createAuthorHasher, loadAuthorKeys } from './adapters/author-keys.ts'
import { type Brands, startBrands } from './adapters/brands.ts'
import { openCursorStore } from './adapters/cursors.ts'
import { createAuthorService } from './adapters/grpc-authors.ts'
import { createMentionService } from './adapters/grpc-publish.ts'
import { createPublisher, type Publisher } from './adapters/publisher.ts'
import { createRunner } from './adapters/runner.ts'
import { readLearnedGaps, startHealthPublisher } from './adapters/source-health.ts'
import { createSources, type Source } from './adapters/sources.ts'
import { openWaiting } from './adapters/spool/open.ts'
import type { AppendOf } from './adapters/spool/spooling.ts'
import { startTicks } from './adapters/ticks.ts'
import type { IngestConfig } from './config.ts'
import { type Access, readAccess } from './connectors/webhook/access.ts'
import { type Receiver, startReceiver } from './connectors/webhook/receiver.ts'
import { createReplayWindow } from './connectors/webhook/replay.ts'
import { TOLERANCE_MS } from './connectors/webhook/signature.ts'
import { createMatcher, type Matcher } from './core/match/matcher.ts'
import { createEvents } from './events.ts'

export interface IngestDeps extends CommonDeps {
  /** Where an embedded instance keeps its author key; without it the key must be configured. */
  readonly dataDir?: string
  /** Called after secrets were replaced in their files; without it they stay as they are. */
  onSecrets?(changed: () => void): void
}

export interface Ingest extends Service {
  /** Port of the webhook receiver; undefined before the start and where no webhook source is configured. */
  receiverPort(): number | undefined
  /** Resolves when every source that has an end (files that are not followed) was read to it and all of it is durable. */
  finished(): Promise<void>
}

const readBrands = (folder: string): Brands => {
  if (folder === '') return []
  const { brands, problems } = loadPlaybooks(folder)
  if (problems.length > 0) throw new ConfigError(problems.map(formatProblem))
  return brands
}

/**
 * Sources → validated, matched, keyed mentions in the log; ticks, control records and source health beside them. Throws ConfigError or
 * AuthorKeyError before anything is started.
 */
export const createIngest = (config: IngestConfig, deps: IngestDeps): Ingest => {
  const { log, now, metrics } = deps
  const logger = deps.logger.child({ component: 'ingest' })
  const events = createEvents(logger, metrics)
  const lifecycle = createLifecycle(logger)
  const accessNow = (): ReadonlyMap<string, Access> => {
    const { access, problems } = readAccess(config)
    if (problems.length > 0) throw new ConfigError(problems)
    return access
  }
  let access = accessNow()
  const folder = readBrands(config.playbooks)
  const hasherNow = (): AuthorHasher =>
    createAuthorHasher(loadAuthorKeys(config.authorKeys, deps.dataDir, events.authorKeyMade))
  let hasher = hasherNow()
  const authors: AuthorHasher = {
    get keyVersion() {
      return hasher.keyVersion
    },
    hash: (source, author) => hasher.hash(source, author),
    hashes: (source, author) => hasher.hashes(source, author),
  }
  deps.onSecrets?.(() => {
    access = accessNow()
    hasher = hasherNow()
  })

  let matcher: Matcher = createMatcher([])
  let publisher: Publisher | undefined
  let sources: ReadonlyMap<string, Source> = new Map()
  let receiver: Receiver | undefined
  const allRead = Promise.withResolvers<void>()
  allRead.promise.catch(() => {})

  const startFollowingBrands = async (): Promise<void> => {
    const brands = await startBrands({
      log,
      now,
      events,
      folder,
      onBrands: current => {
        matcher = createMatcher([...current.values()].flatMap(({ brand }) => brand ?? []))
        events.brandsMatched(matcher.brandIds.size, matcher.termCount)
      },
    })
    lifecycle.onStop('brands', () => brands.stop())
  }

  const startSources = async (publish: Publisher, appendOf: AppendOf, waiting: ReadonlyMap<string, string>) => {
    const stopped = new AbortController()
    const cursors = await openCursorStore({ log, now }, waiting)
    const run = createRunner({ appendOf, now, events, publisher: publish, cursors })
    const health = startHealthPublisher(sources.values(), { log, now, events })
    lifecycle.onStop('health', () => health.stop())
    const running = [...sources.values()].map(source =>
      source.connector ? run(source.connector, source, stopped.signal) : Promise.resolve(),
    )
    const ended = Promise.all(running).then(() => health.look())
    ended.then(allRead.resolve, allRead.reject)
    lifecycle.onStop('sources', async () => {
      stopped.abort()
      await ended
    })
  }

  return {
    grpc: [
      createMentionService({
        publisher: () => publisher,
        sources: () => sources,
        maxWaitingBytes: config.maxInFlightBytes,
        onRefused: () => events.refused('grpc'),
      }),
      createAuthorService(authors),
    ],
    receiverPort: () => receiver?.port,
    finished: () => allRead.promise,
    async start() {
      sources = createSources(config.sources, { now, events, learnedGapsMs: await readLearnedGaps(log) })
      await startFollowingBrands()
      if (config.tickInterval > 0) {
        const ticks = startTicks({ log, now, events, ingestId: config.id, intervalMs: config.tickInterval })
        lifecycle.onStop('ticks', () => ticks.stop())
      }
      const { maxInFlightBytes, maxBodyBytes } = config
      const { spooling, cursors } = await openWaiting(config, { log, now, events })
      if (spooling) lifecycle.onStop('spool', () => spooling.stop())
      const appendOf: AppendOf = source => (spooling && source.connector?.goesOn ? spooling.append : log.append)
      const publish = createPublisher({ appendOf, now, events, authors, matcher: () => matcher, maxInFlightBytes })
      publisher = publish
      if (access.size > 0) {
        const replay = createReplayWindow({ windowMs: 2 * TOLERANCE_MS, maxEntries: 10_000, now })
        const { host, port } = config
        const options = {
          host,
          port,
          sources,
          access: () => access,
          replay,
          maxBodyBytes,
          maxInFlightBytes,
          logger,
          now,
        }
        const onRefused = (): void => events.refused('http')
        const started = await startReceiver({ ...options, publisher: publish, onRefused })
        receiver = started
        lifecycle.onStop('receiver', () => started.stop())
        events.receiverListens(host, started.port)
      }
      await startSources(publish, appendOf, cursors)
    },
    async stop() {
      await lifecycle.stop()
    },
    async ready() {
      const reasons = publisher === undefined ? ['ingest: not started'] : []
      await log.healthy().catch(error => reasons.push(`ingest: the log takes no writes: ${String(error)}`))
      return reasons
    },
  }
}
