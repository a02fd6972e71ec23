import { runCluster } from './program.ts'

process.exitCode = await runCluster({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
  stopped: new Promise(resolve => {
    process.on('SIGINT', resolve)
    process.on('SIGTERM', resolve)
  }),
})
