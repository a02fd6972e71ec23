import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import type { ProgramDeps } from '@tocsin/shared/runtime/program.ts'
import type { clickhouseSection } from '@tocsin/shared/runtime/sections.ts'
import { ConfigError, type Values } from '@tocsin/shared/runtime/settings.ts'
import type { ArchiveConfig } from './config.ts'
import { type Archive, createArchive } from './service.ts'

interface AloneConfig {
  readonly archive: ArchiveConfig
  readonly clickhouse: Values<typeof clickhouseSection>
}

/** Compressing costs more than a row's way inside one machine. */
const isFar = (url: string): boolean => !['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/** The archive in a process of its own: it writes to a ClickHouse server. Throws ConfigError when none is named. */
export const createArchiveAlone = ({ archive, clickhouse: settings }: AloneConfig, deps: ProgramDeps): Archive => {
  if (settings.url === '')
    throw new ConfigError([
      'clickhouse.url is empty: the archive as a process of its own needs a ClickHouse server. Set it in the file or as TOCSIN_CLICKHOUSE_URL.',
    ])
  const clickhouse = connectClickHouse({
    ...settings,
    password: () => settings.password,
    logger: deps.logger,
    compression: isFar(settings.url),
  })
  deps.onStop('ClickHouse', () => clickhouse.close())
  return createArchive(archive, { ...deps, clickhouse })
}
