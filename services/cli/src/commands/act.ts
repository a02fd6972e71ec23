import { randomUUID } from 'node:crypto'
import type { Metadata, ServiceError } from '@grpc/grpc-js'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import { type OptionSpec, type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command } from '../command.ts'
import { CALLER_OPTIONS, callAs } from '../connection.ts'
import { summaryLines } from '../crisis-lines.ts'
import { CRISIS_SERVICE } from './crises.ts'

type Done = (error: ServiceError | null, response?: { crisis: Crisis | null }) => void
type Options = ParsedArguments['options']

/** What a command sends: the method with its request, made once, so that a repeat is the same. */
export type Act = (
  client: CrisisServiceClient,
  metadata: Metadata,
  options: { deadline: number },
  done: Done,
) => unknown

export interface ActCommand {
  readonly name: string
  /** Names of the positionals after the crisis, e.g. ["STEP_ID"]. */
  readonly takes: readonly string[]
  readonly doc: string
  readonly options: Readonly<Record<string, OptionSpec>>
  act(
    request: { readonly requestId: string; readonly crisisId: string },
    more: readonly string[],
    options: Options,
  ): Act
}

/** A text that the command cannot do without. */
export const needed = (options: Options, name: string, why: string): string => {
  const value = options[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} "…" is missing: ${why}`)
  return value
}

export const optional = (options: Options, name: string): string => {
  const value = options[name]
  return typeof value === 'string' ? value : ''
}

export const requestIdOf = (options: Options): string => optional(options, 'request-id') || randomUUID()

export const ACT_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  'request-id': { value: 'ID', doc: 'Makes a repeat of this very command harmless (default: a new one each time).' },
  json: { doc: 'Print JSON.' },
  ...CALLER_OPTIONS,
}

/** A command that changes one crisis and prints it as it is then. */
export const actCommand = ({ name, takes, doc, options, act }: ActCommand): Command => ({
  name,
  takes: ['CRISIS_ID', ...takes].join(' '),
  doc,
  options: { ...options, ...ACT_OPTIONS },
  maxPositionals: 1 + takes.length,
  async run(parsed, terminal) {
    const [crisisId, ...more] = parsed.positionals
    if (crisisId === undefined) throw new UsageError(`${name} needs a crisis id; "tocsin crises --open" lists them`)
    const missing = takes[more.length]
    if (missing !== undefined) throw new UsageError(`${name} needs ${missing}; "tocsin crises ${crisisId}" shows it`)
    const call = act({ requestId: requestIdOf(parsed.options), crisisId }, more, parsed.options)
    const { crisis } = await callAs<CrisisServiceClient, { crisis: Crisis | null }>(
      CRISIS_SERVICE,
      parsed,
      terminal,
      call,
    )
    if (!crisis) return 0
    if (parsed.options['json']) terminal.out(JSON.stringify(crisis))
    else for (const line of summaryLines(crisis)) terminal.out(line)
    return 0
  },
})
