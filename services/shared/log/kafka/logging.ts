import type { Logger } from '../../runtime/logger.ts'
import type { LogCreator } from './internals.ts'

const ERROR = 1
const WARN = 2
const INFO = 4

/** kafkajs reports what we handle and retry as errors; what is an error is decided where it is handled. Its `info` is its own bookkeeping. */
const METHODS: Readonly<Record<number, 'debug' | 'trace'>> = { [ERROR]: 'debug', [WARN]: 'debug', [INFO]: 'trace' }

/** Lets kafkajs log through pino, as one component. */
export const kafkajsLogCreator = (logger: Logger): LogCreator => {
  const child = logger.child({ component: 'kafkajs' })
  return () => {
    return ({ level, namespace, log: { message, timestamp: _timestamp, logger: _logger, ...fields } }) =>
      child[METHODS[level] ?? 'trace']({ namespace, detail: message, ...fields }, 'kafkajs')
  }
}

export const KAFKAJS_LOG_LEVEL = INFO
