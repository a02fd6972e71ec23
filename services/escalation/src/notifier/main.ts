import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { escalationSection } from '../config.ts'
import { createNotifierAlone } from './alone.ts'
import { notifierSection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'notifier',
      doc: 'notifications.requested into messages to people.',
      sections: { escalation: escalationSection, notifier: notifierSection },
      create: createNotifierAlone,
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
