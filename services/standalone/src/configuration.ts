import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { aggregatorSection } from '@tocsin/aggregator/config.ts'
import { archiveSection } from '@tocsin/archive/config.ts'
import { escalationSection } from '@tocsin/escalation/config.ts'
import { connectorsSection } from '@tocsin/escalation/connectors/config.ts'
import { notifierSection } from '@tocsin/escalation/notifier/config.ts'
import { gatewaySection } from '@tocsin/gateway/config.ts'
import { ingestSection } from '@tocsin/ingest/config.ts'
import { sentimentSection } from '@tocsin/sentiment/config.ts'
import { clickhouseSection, grpcSection, logSection, runtimeSection } from '@tocsin/shared/runtime/sections.ts'
import { ConfigError, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'

export const SECTIONS = {
  runtime: runtimeSection,
  log: logSection,
  clickhouse: clickhouseSection,
  grpc: grpcSection,
  ingest: ingestSection,
  sentiment: sentimentSection,
  aggregator: aggregatorSection,
  archive: archiveSection,
  escalation: escalationSection,
  notifier: notifierSection,
  connectors: connectorsSection,
  gateway: gatewaySection,
}

export type Configuration = { readonly [K in keyof typeof SECTIONS]: Values<(typeof SECTIONS)[K]> }

/** Read by the command lines of standalone and the CLI, not settings of a service. */
const OTHER_ENV_NAMES = ['TOCSIN_DATA', 'TOCSIN_CONFIG', 'TOCSIN_ADDRESS']
const DEFAULT_FILE = 'tocsin.yaml'

/**
 * The configuration of one process that runs everything: the YAML file (`configPath`, else tocsin.yaml in the current folder where it
 * exists) and the environment. Throws ConfigError with all problems.
 */
export const readConfiguration = (env: Readonly<Record<string, string | undefined>>, configPath?: string) => {
  const path = configPath ?? (existsSync(DEFAULT_FILE) ? resolve(DEFAULT_FILE) : undefined)
  let yamlText: string | undefined
  try {
    yamlText = path === undefined ? undefined : readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError([`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  return loadSettings(SECTIONS, {
    env,
    otherEnvNames: OTHER_ENV_NAMES,
    ...(yamlText === undefined ? {} : { yamlText }),
    ...(path === undefined ? {} : { yamlPath: path }),
  })
}
