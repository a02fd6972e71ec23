import { setFlagsFromString } from 'node:v8'
import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { aggregatorSection } from './config.ts'
import { createAggregator } from './service.ts'

// The young generation stays as large as the start has made it. It would grow to 100 MB under load and save nothing: what the fold takes in lives for an hour.
setFlagsFromString('--semi-space-growth-factor=1')

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
