import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { clickhouseSection } from '@tocsin/shared/runtime/sections.ts'
import { createArchiveAlone } from './alone.ts'
import { archiveSection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'archive',
      doc: 'The log into ClickHouse, and baselines out of it.',
      sections: { archive: archiveSection, clickhouse: clickhouseSection },
      create: createArchiveAlone,
    },
    {
      argv: process.argv.slice(2),
      env: process.env,
      print: line => process.stderr.write(`${line}\n`),
      stopped: new Promise(resolve => {
        process.on('SIGINT', resolve)
        process.on('SIGTERM', resolve)
      }),
      crashed: new Promise(resolve => process.once('uncaughtException', resolve)),
    },
  ),
)
