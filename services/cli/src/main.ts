import { tocsin } from './tocsin.ts'

process.exitCode = await tocsin(process.argv.slice(2), {
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
  env: process.env,
})
