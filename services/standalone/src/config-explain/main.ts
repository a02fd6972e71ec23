import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { explainConfiguration } from './explain.ts'

try {
  process.stdout.write(`${explainConfiguration(process.argv.slice(2), process.env)}\n`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
