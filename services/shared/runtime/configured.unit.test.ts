import { describe, expect, it } from 'vitest'
import { readConfigured } from './configured.ts'
import { logSection, runtimeSection } from './sections.ts'
import { ConfigError } from './settings.ts'

const urlOf = (env: Readonly<Record<string, string>>): string =>
  readConfigured({ runtime: runtimeSection }, env).values.runtime.otlpUrl

describe('where traces go', () => {
  it.each([
    ['nowhere unless it is said', {}, ''],
    ["OpenTelemetry's own name", { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318' }, 'http://otel:4318'],
    ['the setting', { TOCSIN_RUNTIME_OTLP_URL: 'https://traces' }, 'https://traces'],
    [
      'the setting before the other name, also to turn traces off',
      { TOCSIN_RUNTIME_OTLP_URL: '', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318' },
      '',
    ],
  ])('%s', (_, env, url) => {
    expect(urlOf(env)).toBe(url)
  })

  it.each(['otel:4318', 'grpc://otel:4317', 'http//otel'])('"%s" is refused, not ignored', url => {
    expect(() => urlOf({ OTEL_EXPORTER_OTLP_ENDPOINT: url })).toThrow(ConfigError)
  })

  it('is no business of a command that reads no such section', () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318' }
    expect(readConfigured({ log: logSection }, env).values.log.partitions).toBe(3)
  })
})
