import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crisisRecordCodec, signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { AppendRecord, Log } from '@tocsin/shared/log/port.ts'
import { createLogger, fileDestination } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { readConfiguration } from '@tocsin/standalone/configuration.ts'
import { createCrises } from '@tocsin/standalone/crises.ts'
import { CONSOLE_DIR, WALL_DIR } from '@tocsin/standalone/options.ts'

/** What the parent gives at the start. Ports stay the same over all lives, so that clients find it again. */
export interface HostSettings {
  readonly dataDir: string
  readonly nowMs: number
  readonly grpcPort: number
  /** 0 leaves out the gateway and what publishes brands to it. */
  readonly gatewayPort: number
  readonly plan: string
  /** The process kills itself right after a durable write to one of these topics, before anybody is told; once for each record. */
  readonly fatalTopics: readonly string[]
  /** The same for what happens in a crisis: 'confirmed', 'stageEntered'. */
  readonly fatalEvents: readonly string[]
}

/** What the parent says later; each is answered by itself when it is so. */
export type HostWord = { readonly nowMs: number } | { readonly signal: SignalInput }

const settings = JSON.parse(process.env['CRISIS_HOST'] ?? '{}') as HostSettings
let nowMs = settings.nowMs
const now = (): number => nowMs

const logger = createLogger({
  name: 'host',
  level: 'info',
  destination: fileDestination(join(settings.dataDir, 'host.log')),
})
const opened = await openEmbeddedLog({ dir: join(settings.dataDir, 'log'), logger, now })

const deaths = join(settings.dataDir, 'deaths')

/** What is written again because an earlier life died of it does not kill again: nothing would ever go on. */
const dieOnceOf = (records: readonly AppendRecord[]): void => {
  const hash = createHash('sha256')
  for (const { value } of records) hash.update(value)
  const cause = hash.digest('hex')
  if (existsSync(deaths) && readFileSync(deaths, 'utf8').includes(cause)) return
  appendFileSync(deaths, `${cause}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const isFatal = (topic: string, records: readonly AppendRecord[]): boolean =>
  settings.fatalTopics.includes(topic) ||
  (topic === TOPICS.crisisEvents.name &&
    records.some(({ value }) =>
      crisisRecordCodec.decode(value).events.some(({ event }) => settings.fatalEvents.includes(String(event))),
    ))

const log: Log = {
  ...opened,
  async append(topic, records) {
    const results = await opened.append(topic, records)
    if (isFatal(topic, records)) dieOnceOf(records)
    return results
  },
}
await log.ensureTopics(topicSettings(2))

const deps = { log, logger, metrics: createMetrics(), now }
const { values: configuration } = readConfiguration(process.env, undefined)
const publicUrl = `http://127.0.0.1:${settings.gatewayPort}`
const crises = createCrises({ configuration, dataDir: settings.dataDir, publicUrl, access: [] }, deps)
const grpcAddress = `127.0.0.1:${settings.grpcPort}`
const services = [crises.escalation, crises.notifier]
for (const service of services) await service.start()
await crises.escalation.applyPlaybook([{ path: 'plan.yaml', text: settings.plan }], 'folder')
await startGrpcServer({
  host: '127.0.0.1',
  port: settings.grpcPort,
  services: services.flatMap(({ grpc }) => grpc),
  logger,
})
await crises.connectors(grpcAddress).start()
if (settings.gatewayPort > 0) {
  const { createIngest } = await import('@tocsin/ingest/service.ts')
  const { createGateway } = await import('@tocsin/gateway/service.ts')
  await createIngest({ ...configuration.ingest, sources: [], port: 0 }, { ...deps, dataDir: settings.dataDir }).start()
  const gateway = {
    ...configuration.gateway,
    port: settings.gatewayPort,
    escalation: grpcAddress,
    escalationToken: crises.gatewayToken,
  }
  await createGateway(gateway, { ...deps, demo: false, wallDir: WALL_DIR, consoleDir: CONSOLE_DIR }).start()
}

process.on('message', async (word: HostWord) => {
  if ('nowMs' in word) nowMs = word.nowMs
  else
    await log.append(TOPICS.signalsRaised.name, [{ key: word.signal.brandId!, value: signalCodec.encode(word.signal) }])
  if (process.connected) process.send?.(word)
})
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: true })
