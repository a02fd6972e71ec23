import { parseArgs } from 'node:util'
import { didYouMean } from './suggest.ts'

export interface OptionSpec {
  /** What the value is called in the usage line; absent for a switch. */
  readonly value?: string
  readonly doc: string
  /** May be given as `--no-<name>` too. */
  readonly negatable?: boolean
}

export interface ParsedArguments {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** The command line cannot be understood; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Parses `--name value`, `--name=value`, `--switch` and `--no-switch`. An unknown option is a UsageError with a "did you mean";
 * so is a missing value, or more positionals than `maxPositionals`.
 */
export const parseArguments = (
  argv: readonly string[],
  specs: Readonly<Record<string, OptionSpec>>,
  maxPositionals = 0,
): ParsedArguments => {
  const known = Object.entries(specs).flatMap(([name, { negatable }]) => (negatable ? [name, `no-${name}`] : [name]))
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      known.map(name => [name, { type: specs[name]?.value ? 'string' : 'boolean' } as const]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const options: Record<string, string | boolean | undefined> = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, value } = token
    if (!known.includes(name)) throw new UsageError(`unknown option --${name}.${didYouMean(name, known)}`)
    const spec = specs[name]
    if (spec?.value && (value === undefined || value === ''))
      throw new UsageError(`--${name} needs a value: --${name} ${spec.value}`)
    if (!spec?.value && value !== undefined) throw new UsageError(`--${name} takes no value, but "${value}" was given`)
    if (spec) options[name] = value ?? true
    else options[name.slice('no-'.length)] = false
  }
  if (positionals.length > maxPositionals) {
    throw new UsageError(
      `"${positionals[maxPositionals]}" is one argument too many.${didYouMean(
        positionals[maxPositionals]!,
        known.map(name => `--${name}`),
      )}`,
    )
  }
  return { options, positionals }
}

/** A number option; undefined when absent, UsageError when it is no number above zero. */
export const positiveNumber = (options: ParsedArguments['options'], name: string): number | undefined => {
  const raw = options[name]
  if (raw === undefined) return undefined
  const number = Number(raw)
  if (!Number.isFinite(number) || number <= 0)
    throw new UsageError(`--${name} must be a number above 0, not "${String(raw)}"`)
  return number
}

/** One line per option for `--help`. */
export const usageLines = (specs: Readonly<Record<string, OptionSpec>>): string[] => {
  const heads = Object.entries(specs).map(([name, { value, negatable, doc }]) => ({
    head: `--${negatable ? '[no-]' : ''}${name}${value ? ` ${value}` : ''}`,
    doc,
  }))
  const width = Math.max(...heads.map(({ head }) => head.length))
  return heads.map(({ head, doc }) => `  ${head.padEnd(width)}  ${doc}`)
}
