import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { createConnectorsAlone } from './alone.ts'
import { connectorsSection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'connectors',
      doc: 'Work on holds into requests to what publishes.',
      sections: { connectors: connectorsSection },
      create: ({ connectors }, deps) => createConnectorsAlone(connectors, deps),
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
