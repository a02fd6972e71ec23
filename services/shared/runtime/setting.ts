/** Tells what is wrong with a value; `path` leads into it when it is a list or a map. */
export type Report = (message: string, path?: readonly (string | number)[]) => void

export interface Setting<T> {
  readonly kind: string
  readonly doc: string
  /** Undefined means required. */
  readonly fallback: T | undefined
  readonly secret: boolean
  /** Turns a YAML value, or the text of an environment variable, into the value; reports and returns undefined when it cannot. */
  parse(raw: unknown, report: Report): T | undefined
}

interface Options<T> {
  readonly default?: T
  readonly doc: string
}

const make = <T>(
  kind: string,
  { default: fallback, doc }: Options<T>,
  parse: Setting<T>['parse'],
  secret = false,
): Setting<T> => ({
  kind,
  doc,
  fallback,
  secret,
  parse,
})

const show = (raw: unknown): string => (typeof raw === 'string' ? `"${raw}"` : JSON.stringify(raw))

const whole = (raw: unknown): number | undefined => {
  const number = typeof raw === 'string' && /^-?\d+$/.test(raw.trim()) ? Number(raw) : raw
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

const UNITS_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `10s`, `5m`, `1h`, `7d`, `250ms` as milliseconds; undefined for anything else. */
export const parseDuration = (raw: unknown): number | undefined => {
  const match = typeof raw === 'string' ? /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(raw.trim()) : null
  return match ? Math.round(Number(match[1]) * UNITS_MS[match[2]!]!) : undefined
}

const text = (raw: unknown, report: Report): string | undefined => {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw)
  report(`must be text, not ${show(raw)}`)
  return undefined
}

export const setting = {
  string: (options: Options<string>) => make('text', options, text),

  int: (options: Options<number> & { readonly min?: number; readonly max?: number }) =>
    make('whole number', options, (raw, report) => {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
      const number = whole(raw)
      if (number !== undefined && number >= min && number <= max) return number
      const range =
        options.min === undefined && options.max === undefined
          ? ''
          : ` from ${options.min ?? '…'} to ${options.max ?? '…'}`
      report(`must be a whole number${range}, not ${show(raw)}`)
      return undefined
    }),

  port: (options: Options<number>) =>
    make('port', options, (raw, report) => {
      const number = whole(raw)
      if (number !== undefined && number >= 0 && number <= 65_535) return number
      report(`must be a port from 0 (any free one) to 65535, not ${show(raw)}`)
      return undefined
    }),

  /** Empty, or the address of an HTTP service. */
  url: (options: Options<string>) =>
    make('http address', options, (raw, report) => {
      const isUrl = typeof raw === 'string' && (raw === '' || /^https?:$/.test(URL.parse(raw)?.protocol ?? ''))
      if (isUrl) return raw
      report(`must be an address such as "http://localhost:4318", not ${show(raw)}`)
      return undefined
    }),

  boolean: (options: Options<boolean>) =>
    make('true or false', options, (raw, report) => {
      if (raw === true || raw === 'true') return true
      if (raw === false || raw === 'false') return false
      report(`must be true or false, not ${show(raw)}`)
      return undefined
    }),

  /** In milliseconds. */
  duration: (options: Options<number>) =>
    make('duration', options, (raw, report) => {
      const ms = parseDuration(raw)
      if (ms === undefined) report(`must be a duration such as "10s", "5m", "1h" or "7d", not ${show(raw)}`)
      return ms
    }),

  enumeration: <T extends string>(values: readonly T[], options: Options<T>) =>
    make<T>(`one of ${values.join(', ')}`, options, (raw, report) => {
      const found = values.find(value => value === raw)
      if (found === undefined) report(`must be one of ${values.join(', ')}, not ${show(raw)}`)
      return found
    }),

  /** A list of texts; in the environment separated by commas. */
  list: (options: Options<readonly string[]>) =>
    make<readonly string[]>('list', options, (raw, report) => {
      const items =
        typeof raw === 'string'
          ? raw
              .split(',')
              .map(item => item.trim())
              .filter(Boolean)
          : raw
      if (Array.isArray(items) && items.every(item => typeof item === 'string')) return items
      report(`must be a list of texts, not ${show(raw)}`)
      return undefined
    }),

  /** Never logged and never printed; also read from the file that `<NAME>_FILE` names. */
  secret: (options: Options<string>) => make('secret', options, text, true),

  /** Anything else: `parse` checks it. In the environment it is JSON. */
  structure: <T>(kind: string, options: Options<T>, parse: Setting<T>['parse'], secret = false) =>
    make<T>(
      kind,
      options,
      (raw, report) => {
        if (typeof raw !== 'string') return parse(raw, report)
        try {
          return parse(JSON.parse(raw), report)
        } catch {
          report('must be JSON when given as text')
          return undefined
        }
      },
      secret,
    ),
}
