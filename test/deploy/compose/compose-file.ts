import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { REPOSITORY } from '../../support/standalone.ts'

export const COMPOSE_DIR = join(REPOSITORY, 'deploy/compose')

export interface ComposeService {
  readonly image: string
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string }
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly env_file?: readonly string[]
  readonly secrets?: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly stop_grace_period?: string
  readonly restart: string
  readonly user?: string
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly volumes: Readonly<Record<string, unknown>>
  readonly networks: Readonly<Record<string, unknown>>
}

export interface Variable {
  readonly name: string
  readonly fallback: string
}

const read = (name: string): string => readFileSync(join(COMPOSE_DIR, name), 'utf8')
const VARIABLE = /\$\{([A-Z_]+):-([^}]*)\}/g

/** Every `${NAME:-fallback}` of the file. */
export const variables = (): readonly Variable[] =>
  [...read('compose.yaml').matchAll(VARIABLE)].map(([, name, fallback]) => ({ name: name!, fallback: fallback! }))

/** The file as compose sees it: variables replaced by their fallbacks, merge keys resolved. */
export const composeFile = (): ComposeFile => parse(read('compose.yaml').replace(VARIABLE, '$2'), { merge: true })

/** Lines `#NAME=value` or `NAME=value` of .env.example, each with the comment above it. */
export const exampleLines = (): readonly (Variable & { readonly comment: string })[] => {
  const lines = read('.env.example').split('\n')
  return lines.flatMap((line, index) => {
    const [, name, fallback] = /^#?([A-Z_]+)=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [{ name, fallback: fallback!, comment: lines[index - 1] ?? '' }]
  })
}

export const settingsFile = (): string => read('tocsin.yaml')
export const prometheusTargets = (): readonly string[] =>
  parse(read('prometheus.yml')).scrape_configs.flatMap((job: { static_configs: { targets: string[] }[] }) =>
    job.static_configs.flatMap(({ targets }) => targets),
  )
