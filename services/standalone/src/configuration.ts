import { aggregatorSection } from '@tocsin/aggregator/config.ts'
import { archiveSection } from '@tocsin/archive/config.ts'
import { escalationSection } from '@tocsin/escalation/config.ts'
import { connectorsSection } from '@tocsin/escalation/connectors/config.ts'
import { notifierSection } from '@tocsin/escalation/notifier/config.ts'
import { gatewaySection } from '@tocsin/gateway/config.ts'
import { ingestSection } from '@tocsin/ingest/config.ts'
import { sentimentSection } from '@tocsin/sentiment/config.ts'
import { kafkaSection } from '@tocsin/shared/log/kafka/config.ts'
import { readConfigured } from '@tocsin/shared/runtime/configured.ts'
import { clickhouseSection, grpcSection, logSection, runtimeSection } from '@tocsin/shared/runtime/sections.ts'
import type { Values } from '@tocsin/shared/runtime/settings.ts'

export const SECTIONS = {
  runtime: runtimeSection,
  log: logSection,
  kafka: kafkaSection,
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

/**
 * The configuration of one process that runs everything: the YAML file (`configPath`, else tocsin.yaml in the current folder where it
 * exists) and the environment. Throws ConfigError with all problems.
 */
export const readConfiguration = (env: Readonly<Record<string, string | undefined>>, configPath?: string) =>
  readConfigured(SECTIONS, env, configPath)
