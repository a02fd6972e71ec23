import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { clickhouseSection } from '@tocsin/shared/runtime/sections.ts'
import { createGatewayAlone } from './alone.ts'
import { gatewaySection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'gateway',
      doc: 'REST, websocket and the dashboards.',
      sections: { gateway: gatewaySection, clickhouse: clickhouseSection },
      create: createGatewayAlone,
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
