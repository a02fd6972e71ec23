import { type OptionSpec, parseArguments, usageLines } from '@tocsin/shared/runtime/arguments.ts'
import { readConfiguration } from '../configuration.ts'

const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  config: { value: 'FILE', doc: 'Configuration file (default tocsin.yaml where it exists, or TOCSIN_CONFIG).' },
  json: { doc: 'Print JSON.' },
  help: { doc: 'Print this.' },
}

/** `tocsin config explain`: every setting with its value, where the value comes from, and what it is for. Secrets are masked. */
export const explainConfiguration = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string => {
  const { options } = parseArguments(argv, OPTIONS)
  if (options['help'])
    return ['Usage: npm run tocsin -- config explain [options]', '', ...usageLines(OPTIONS)].join('\n')
  const path = options['config'] ?? env['TOCSIN_CONFIG']
  const { explained } = readConfiguration(env, typeof path === 'string' ? path : undefined)
  if (options['json']) return JSON.stringify(explained, null, 2)
  const width = Math.max(...explained.map(entry => entry.path.length))
  return explained
    .map(
      entry =>
        `${entry.path.padEnd(width)}  ${entry.value === '' ? '(empty)' : entry.value}\n${' '.repeat(width)}  from ${entry.origin}. ${entry.doc}`,
    )
    .join('\n')
}
