import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Setting } from './setting.ts'
import { didYouMean } from './suggest.ts'

/** Every section of the configuration file; all services read one file, each its own sections. */
export const SECTION_NAMES = [
  'log',
  'kafka',
  'clickhouse',
  'ingest',
  'sentiment',
  'aggregator',
  'archive',
  'escalation',
  'notifier',
  'connectors',
  'gateway',
  'grpc',
  'runtime',
] as const
export type SectionName = (typeof SECTION_NAMES)[number]

// biome-ignore lint/suspicious/noExplicitAny: a section holds settings of any type; Values gives each its own
type AnySetting = Setting<any>

export interface Section<S extends Record<string, AnySetting> = Record<string, AnySetting>> {
  readonly name: SectionName
  readonly settings: S
}

export type Values<S extends Section> = {
  readonly [K in keyof S['settings']]: S['settings'][K] extends Setting<infer T> ? T : never
}

export const defineSection = <S extends Record<string, AnySetting>>(name: SectionName, settings: S): Section<S> => {
  const secrets = Object.keys(settings).filter(key => settings[key]!.secret)
  const taken = secrets.find(key => Object.hasOwn(settings, `${key}File`))
  if (taken !== undefined)
    throw new TypeError(`"${name}.${taken}File" would share ${envNameOf(name, taken)}_FILE with the secret "${taken}"`)
  return { name, settings }
}

export interface SettingsSource {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly yamlText?: string
  readonly yamlPath?: string
  /** Environment names beginning with TOCSIN_ that are not settings (read elsewhere, by main.ts). */
  readonly otherEnvNames?: readonly string[]
}

/** One effective value and where it came from, for `tocsin config explain`. Secrets are masked. */
export interface Explained {
  readonly path: string
  readonly envName: string
  readonly value: string
  readonly origin: string
  readonly doc: string
}

/** All problems of a configuration at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `configuration: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n${problems.map(line => `  ${line}`).join('\n')}`,
    )
    this.problems = problems
  }
}

const upperSnake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()

/** `gateway`, `publicUrl` → `TOCSIN_GATEWAY_PUBLIC_URL`. */
export const envNameOf = (section: string, key: string): string => `TOCSIN_${upperSnake(section)}_${upperSnake(key)}`

interface Yaml {
  readonly document: Document.Parsed | undefined
  where(path: readonly (string | number)[], ofKey?: boolean): string
}

const openYaml = ({ yamlText, yamlPath = 'configuration' }: SettingsSource, problems: string[]): Yaml => {
  if (yamlText === undefined) return { document: undefined, where: () => yamlPath }
  const lines = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${yamlPath}:${line}:${col}`
  }
  for (const error of document.errors) problems.push(`${at(error.pos[0])}: ${error.message}`)
  return {
    document,
    where(path, ofKey = false) {
      const parent = ofKey ? document.getIn(path.slice(0, -1), true) : undefined
      const holder = ofKey && path.length === 1 ? document.contents : parent
      if (ofKey && isMap(holder)) {
        const pair = holder.items.find(item => isScalar(item.key) && item.key.value === path.at(-1))
        if (pair && isNode(pair.key) && pair.key.range) return at(pair.key.range[0])
      }
      for (let depth = path.length; depth > 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range) return at(node.range[0])
      }
      return yamlPath
    },
  }
}

const reportUnknownKeys = (
  yaml: Yaml,
  sections: readonly Section[],
  problems: string[],
): Record<string, Record<string, unknown>> => {
  const top: unknown = yaml.document?.errors.length === 0 ? yaml.document.toJS() : undefined
  if (top === undefined || top === null) return {}
  if (typeof top !== 'object' || Array.isArray(top)) {
    problems.push(`${yaml.where([])}: must be a map of sections (${SECTION_NAMES.join(', ')})`)
    return {}
  }
  const given: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(top)) {
    if (!(SECTION_NAMES as readonly string[]).includes(name)) {
      problems.push(`${yaml.where([name], true)}: unknown section "${name}".${didYouMean(name, SECTION_NAMES)}`)
      continue
    }
    const section = sections.find(candidate => candidate.name === name)
    if (!section || value === null) continue
    if (typeof value !== 'object' || Array.isArray(value)) {
      problems.push(`${yaml.where([name])}: section "${name}" must be a map`)
      continue
    }
    given[name] = value as Record<string, unknown>
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(section.settings, key)) {
        const where = yaml.where([name, key], true)
        problems.push(`${where}: unknown setting "${name}.${key}".${didYouMean(key, Object.keys(section.settings))}`)
      }
    }
  }
  return given
}

const reportUnknownEnv = (
  { env, otherEnvNames = [] }: SettingsSource,
  sections: readonly Section[],
  problems: string[],
): void => {
  const own = sections.flatMap(({ name, settings }) =>
    Object.entries(settings).flatMap(([key, { secret }]) =>
      secret ? [envNameOf(name, key), `${envNameOf(name, key)}_FILE`] : [envNameOf(name, key)],
    ),
  )
  const foreign = SECTION_NAMES.filter(name => !sections.some(section => section.name === name)).map(
    name => `TOCSIN_${upperSnake(name)}_`,
  )
  for (const name of Object.keys(env)) {
    if (!name.startsWith('TOCSIN_') || own.includes(name) || otherEnvNames.includes(name)) continue
    if (foreign.some(prefix => name.startsWith(prefix))) continue
    problems.push(`environment: unknown variable ${name}.${didYouMean(name, [...own, ...otherEnvNames])}`)
  }
}

/** A secret that came from a file of its own, which may be replaced while the process runs (`followSecrets`). */
export interface SecretFile {
  /** `gateway.displayTokens` */
  readonly setting: string
  readonly path: string
  /** What it held when it was read. */
  readonly text: string
  /** Puts the value of another text into the section and returns how to take it back; what is wrong with the text changes nothing. */
  replace(text: string): { readonly undo: () => void } | { readonly problems: readonly string[] }
}

export interface Loaded<S extends Record<string, Section>> {
  readonly values: { readonly [K in keyof S]: Values<S[K]> }
  readonly explained: readonly Explained[]
  readonly secretFiles: readonly SecretFile[]
}

/** How a file ends is the editor's business. */
const withoutLastBreak = (text: string): string => text.replace(/\r?\n$/, '')

/** Nothing of a secret stands in a message about it. */
const discreet = (message: string): string => message.replace(/, not .*/s, '')

const secretFile = (
  file: { readonly setting: string; readonly path: string; readonly text: string },
  { parse }: AnySetting,
  into: Record<string, unknown>,
): SecretFile => ({
  ...file,
  replace(text) {
    const key = file.setting.slice(file.setting.indexOf('.') + 1)
    const problems: string[] = []
    const value: unknown = parse(withoutLastBreak(text), message => problems.push(discreet(message)))
    if (problems.length > 0 || value === undefined) return { problems }
    const before = into[key]
    into[key] = value
    return {
      undo() {
        into[key] = before
      },
    }
  },
})

/**
 * Reads the sections from the environment (which wins) and the YAML text; what neither gives is the default.
 * A malformed value is a problem, never the default. Throws ConfigError with all problems together.
 */
export const loadSettings = <S extends Record<string, Section>>(sections: S, source: SettingsSource): Loaded<S> => {
  const problems: string[] = []
  const yaml = openYaml(source, problems)
  const given = reportUnknownKeys(yaml, Object.values(sections), problems)
  reportUnknownEnv(source, Object.values(sections), problems)
  const explained: Explained[] = []
  const values: Record<string, Record<string, unknown>> = {}

  const secretFiles: SecretFile[] = []

  const fromEnv = (
    name: string,
    secret: boolean,
  ): { raw: string; origin: string; file?: { path: string; text: string } } | undefined => {
    const direct = source.env[name]
    if (direct !== undefined) return { raw: direct, origin: `environment ${name}` }
    const file = secret ? source.env[`${name}_FILE`] : undefined
    if (file === undefined) return undefined
    try {
      const text = readFileSync(file, 'utf8')
      return { raw: withoutLastBreak(text), origin: `file of ${name}_FILE`, file: { path: file, text } }
    } catch (error) {
      problems.push(
        `environment ${name}_FILE: cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
      )
      return undefined
    }
  }

  for (const [alias, { name, settings }] of Object.entries(sections)) {
    const into: Record<string, unknown> = {}
    values[alias] = into
    for (const [key, one] of Object.entries(settings)) {
      const envName = envNameOf(name, key)
      const environment = fromEnv(envName, one.secret)
      const inFile = environment ? undefined : given[name]?.[key]
      const raw = environment ? environment.raw : inFile
      let value: unknown = one.fallback
      let origin = 'default'
      if (raw !== undefined && raw !== null) {
        origin = environment ? environment.origin : yaml.where([name, key])
        value = one.parse(raw, (message, path = []) => {
          const where = environment ? environment.origin : yaml.where([name, key, ...path])
          problems.push(`${where}: ${name}.${[key, ...path].join('.')} ${one.secret ? discreet(message) : message}`)
        })
      } else if (one.fallback === undefined) {
        problems.push(`${name}.${key} is missing (${one.kind}): ${one.doc} Set it in the file or as ${envName}.`)
      }
      into[key] = value
      if (environment?.file) secretFiles.push(secretFile({ setting: `${name}.${key}`, ...environment.file }, one, into))
      const shown = one.secret ? (value ? '[secret]' : '') : typeof value === 'string' ? value : JSON.stringify(value)
      explained.push({ path: `${name}.${key}`, envName, value: shown ?? '', origin, doc: one.doc })
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return { values: values as Loaded<S>['values'], explained, secretFiles }
}
