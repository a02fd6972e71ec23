import type { GrpcCredentials } from '../grpc/client.ts'
import type { KafkaConfig } from '../log/kafka/config.ts'
import type { Log } from '../log/port.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from './logger.ts'
import type { CommonDeps, Service } from './service.ts'
import type { Loaded, Section } from './settings.ts'

export interface ProgramDeps extends CommonDeps {
  /** What the service stands on: stopped after the service, before the log. */
  readonly onStop: Lifecycle['onStop']
  /** How other services are called. */
  readonly calls: GrpcCredentials
  /** Called after secrets were replaced in their files: `FollowedSecrets.onChange`. */
  onSecrets(changed: () => void): void
}

/** A service as a process of its own. */
export interface Program<S extends Record<string, Section>> {
  readonly name: string
  /** For `--help`: what the process does. */
  readonly doc: string
  /** Its own sections; runtime, log, kafka and grpc are read anyway. */
  readonly sections: S
  /** Wires, starts nothing: the log may still be away. Throws ConfigError for settings that do not fit a process of its own. */
  create(config: Loaded<S>['values'], deps: ProgramDeps): Service
}

/** What main.ts gives of its process. */
export interface ProgramContext {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Lines for people: help, and what is wrong with the configuration. */
  print(line: string): void
  /** Where log lines go; stdout when absent. */
  readonly logger?: Logger
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<unknown>
  /** Resolves with an error that nobody handled. */
  readonly crashed: Promise<unknown>
  /** Opens the log; Kafka's when absent. */
  openLog?(config: KafkaConfig, deps: { readonly logger: Logger }): Log | Promise<Log>
}

/** 0 after a stop, 1 after a failure, 2 when command line or configuration cannot be used. */
export const EXIT = { stopped: 0, failed: 1, notUnderstood: 2 } as const
