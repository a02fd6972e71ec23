import { setting } from './setting.ts'
import { defineSection } from './settings.ts'

/** Sections that every service shares; each service adds its own. */
export const runtimeSection = defineSection('runtime', {
  dataDir: setting.string({
    default: '.tocsin',
    doc: 'Folder of the embedded log, embedded ClickHouse and generated keys.',
  }),
  host: setting.string({ default: '127.0.0.1', doc: 'Address that health and metrics listen on.' }),
  healthPort: setting.port({ default: 9464, doc: 'Port of /livez, /readyz and /metrics.' }),
  logLevel: setting.enumeration(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
    default: 'info',
    doc: 'Lowest level that is logged.',
  }),
  stopDeadline: setting.duration({ default: 20_000, doc: 'How long a graceful stop may take.' }),
  otlpUrl: setting.url({
    default: '',
    doc: 'OpenTelemetry collector (OTLP over HTTP) that takes traces, also OTEL_EXPORTER_OTLP_ENDPOINT; empty = no traces.',
  }),
  traceOneIn: setting.int({ default: 1_000, min: 1, max: 1_000_000_000, doc: '1 in n mentions is traced.' }),
  gapShownFor: setting.duration({
    default: 30_000,
    doc: 'How long a process that met a gap in the log stays, not ready, so that its figures are read; then it ends with 1.',
  }),
  failpoint: setting.string({
    default: '',
    doc: 'Only for tests of what a crash leaves: the place between two durable steps where the process ends itself.',
  }),
})

export const logSection = defineSection('log', {
  partitions: setting.int({
    default: 3,
    min: 1,
    max: 1024,
    doc: 'Partitions of topics keyed by brand; fixed once the topics exist.',
  }),
})

export const clickhouseSection = defineSection('clickhouse', {
  url: setting.string({ default: '', doc: 'ClickHouse over HTTP; empty means the embedded one.' }),
  username: setting.string({ default: 'default', doc: 'User at that ClickHouse.' }),
  password: setting.secret({ default: '', doc: 'Password at that ClickHouse.' }),
  database: setting.string({ default: 'tocsin', doc: 'Database that holds the tables.' }),
})

export const grpcSection = defineSection('grpc', {
  host: setting.string({ default: '127.0.0.1', doc: 'Address that gRPC listens on.' }),
  port: setting.port({ default: 50051, doc: 'Port of gRPC.' }),
  reflection: setting.boolean({ default: true, doc: 'Lets grpcurl list services; turn it off in production.' }),
  tlsCertFile: setting.string({
    default: '',
    doc: 'PEM file of the certificate that gRPC answers with, followed while it runs; empty answers in plain text.',
  }),
  tlsKeyFile: setting.string({ default: '', doc: 'PEM file of its key.' }),
  tlsCaFile: setting.string({
    default: '',
    doc: 'PEM file of the authorities that sign the services we call, followed while it runs; empty calls in plain text.',
  }),
  tlsClientCaFile: setting.string({
    default: '',
    doc: 'PEM file of the authorities that sign callers: each then needs a certificate of its own; empty asks for none.',
  }),
  callsPerMinute: setting.int({
    default: 60_000,
    min: 1,
    doc: 'Calls per token, or per address without a known one; above it RESOURCE_EXHAUSTED with when to come back.',
  }),
})
