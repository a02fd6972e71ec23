import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { sentimentSection } from './config.ts'
import { createSentiment } from './service.ts'

process.exit(
  await runService(
    {
      name: 'sentiment',
      doc: 'mentions.collected into mentions.scored: language, sentiment, vulgar, abusive, topics.',
      sections: { sentiment: sentimentSection },
      create: ({ sentiment }, deps) => createSentiment(sentiment, deps),
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
