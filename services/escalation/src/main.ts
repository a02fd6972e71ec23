import { runService } from '@tocsin/shared/runtime/run-service.ts'
import { createEscalationAlone } from './alone.ts'
import { escalationSection } from './config.ts'

process.exit(
  await runService(
    {
      name: 'escalation',
      doc: 'Signals, decisions of people and timers into crises.',
      sections: { escalation: escalationSection },
      create: ({ escalation }, deps) => createEscalationAlone(escalation, deps),
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
