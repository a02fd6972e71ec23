import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { OptionSpec } from './arguments.ts'
import { ConfigError, type Loaded, loadSettings, type Section } from './settings.ts'

/** Read by command lines, not settings of a service. */
const OTHER_ENV_NAMES = [
  'TOCSIN_DATA',
  'TOCSIN_CONFIG',
  'TOCSIN_ADDRESS',
  'TOCSIN_TOKEN',
  'TOCSIN_TOKEN_FILE',
  'TOCSIN_CA_FILE',
]
const DEFAULT_FILE = 'tocsin.yaml'

export const CONFIG_OPTION: Readonly<Record<string, OptionSpec>> = {
  config: { value: 'FILE', doc: 'Configuration file (default tocsin.yaml where it exists, or TOCSIN_CONFIG).' },
}

/** The names that test and container tools use, `KAFKA_BROKERS` and `CLICKHOUSE_URL`, as settings; a setting of its own wins. */
export const withCommonNames = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> => ({
  ...(env['KAFKA_BROKERS'] ? { TOCSIN_KAFKA_BROKERS: env['KAFKA_BROKERS'] } : {}),
  ...(env['CLICKHOUSE_URL'] ? { TOCSIN_CLICKHOUSE_URL: env['CLICKHOUSE_URL'] } : {}),
  ...env,
})

/** OpenTelemetry's own name for where traces go, as the setting; the setting wins. */
const withOtlpName = (
  sections: Record<string, Section>,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> => {
  const url = env['OTEL_EXPORTER_OTLP_ENDPOINT']
  const isRead = Object.values(sections).some(({ name }) => name === 'runtime')
  return url && isRead ? { TOCSIN_RUNTIME_OTLP_URL: url, ...env } : env
}

/**
 * The sections as configured: the YAML file (`configPath`, else tocsin.yaml in the current folder where it exists) and the environment,
 * which wins. The file may hold the sections of every other service too. Throws ConfigError with all problems.
 */
export const readConfigured = <S extends Record<string, Section>>(
  sections: S,
  given: Readonly<Record<string, string | undefined>>,
  configPath?: string,
): Loaded<S> => {
  const env = withOtlpName(sections, given)
  const path = configPath ?? (existsSync(DEFAULT_FILE) ? resolve(DEFAULT_FILE) : undefined)
  if (path === undefined) return loadSettings(sections, { env, otherEnvNames: OTHER_ENV_NAMES })
  let yamlText: string
  try {
    yamlText = readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError([`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  return loadSettings(sections, { env, yamlText, yamlPath: path, otherEnvNames: OTHER_ENV_NAMES })
}
