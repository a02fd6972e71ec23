import { type DestinationStream, pino } from 'pino'

export type { Logger } from 'pino'

export interface LoggerOptions {
  readonly name: string
  readonly level?: string
  /** Where lines go; stdout when absent. */
  readonly destination?: DestinationStream
}

/** Lines go to a file, made with its folder when missing; those from `error` on also to stderr, where a person sees them. */
export const fileDestination = (path: string): DestinationStream =>
  pino.multistream([
    { level: 'trace', stream: pino.destination({ dest: path, mkdir: true, sync: true }) },
    { level: 'error', stream: pino.destination({ dest: 2, sync: true }) },
  ])

/** Field names whose values never reach a log, at the top or one level down. */
const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'secret', 'secrets', 'token', 'tokens', 'apiKey', 'key']

/** One JSON line per entry; a constant message, data in fields. Children per component: `logger.child({ component })`. */
export const createLogger = ({ name, level = 'info', destination }: LoggerOptions) =>
  pino(
    {
      name,
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_FIELDS.flatMap(field => [field, `*.${field}`]), censor: '[secret]' },
    },
    destination ?? pino.destination(1),
  )
