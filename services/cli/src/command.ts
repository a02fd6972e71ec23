import type { OptionSpec, ParsedArguments } from '@tocsin/shared/runtime/arguments.ts'

/** What a command may use of the process; tests give their own. */
export interface Terminal {
  out(line: string): void
  err(line: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  /** Asks the person at the keyboard; absent where there is none. */
  ask?(question: string): Promise<string>
}

export interface Command {
  readonly name: string
  /** What follows the name in the usage line. */
  readonly takes: string
  readonly doc: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly maxPositionals?: number
  /** Resolves to the exit code. */
  run(parsed: ParsedArguments, terminal: Terminal): Promise<number>
}

/** A command that is a program of another service: its arguments, input and output pass through untouched. */
export interface Program {
  readonly name: string
  readonly takes: string
  readonly doc: string
  /** Path from the repository's root. */
  readonly file: string
  readonly firstArguments?: readonly string[]
}
