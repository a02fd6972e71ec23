import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { aggregatorSection } from './config.ts'
import { createAggregator } from './service.ts'

process.exit(
  await runService(
    {
      name: 'aggregator',
      doc: 'mentions.scored into windows and signals.',
      sections: { aggregator: aggregatorSection },
      create: ({ aggregator }, deps) => createAggregator(aggregator, deps),
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
