import { UsageError, usageLines } from '@tocsin/shared/runtime/arguments.ts'
import { DOCTOR_OPTIONS, examine, reportLines } from './examine.ts'

const argv = process.argv.slice(2)
const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)

try {
  if (argv.includes('--help')) {
    print(['Usage: npm run tocsin -- doctor [options]', '', ...usageLines(DOCTOR_OPTIONS)])
  } else {
    const checks = await examine(argv, process.env)
    print(argv.includes('--json') ? [JSON.stringify(checks, null, 2)] : reportLines(checks))
    process.exitCode = checks.some(({ state }) => state === 'fail') ? 1 : 0
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`tocsin doctor: ${error.message}\n`)
  process.exitCode = 2
}
