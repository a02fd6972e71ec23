import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { AuthorKeyError } from './adapters/author-keys.ts'
import type { IngestConfig } from './config.ts'
import { createIngest, type Ingest, type IngestDeps } from './service.ts'

/**
 * Ingest in a process of its own. Author keys are configured, never made: replicas with different ones would count one author several
 * times. Throws ConfigError.
 */
export const createIngestAlone = (config: IngestConfig, deps: IngestDeps): Ingest => {
  try {
    return createIngest(config, deps)
  } catch (error) {
    if (error instanceof AuthorKeyError) throw new ConfigError([`ingest.authorKeys: ${error.message}`])
    throw error
  }
}
