import { UsageError, usageLines } from '@tocsin/shared/runtime/arguments.ts'
import { TOKEN_OPTIONS, tokenLines } from './entry.ts'

const argv = process.argv.slice(2)
const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)

try {
  print(
    argv.includes('--help')
      ? ['Usage: npm run tocsin -- token --person ID [options]', '', ...usageLines(TOKEN_OPTIONS)]
      : tokenLines(argv),
  )
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`tocsin token: ${error.message}\n`)
  process.exitCode = 2
}
