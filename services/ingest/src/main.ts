import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { createIngestAlone } from './alone.ts'
import { ingestSection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'ingest',
      doc: 'Sources into mentions.collected: brands matched, ticks, control records.',
      sections: { ingest: ingestSection },
      create: ({ ingest }, deps) => createIngestAlone(ingest, deps),
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
