import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Logger } from '../../runtime/logger.ts'
import { EmbeddedClickHouseUnavailable } from '../errors.ts'
import { assertAvailable, thisMachine } from './availability.ts'
import { createHandover } from './handover.ts'
import type { FromChild, ToChild } from './messages.ts'

export interface EmbeddedOptions {
  /** Created when absent. One process at a time; a second start waits 5 s for it and then fails. */
  readonly dataDir: string
  readonly logger: Logger
  /** What ClickHouse may take at most (default 768 MiB). */
  readonly maxMemoryBytes?: number
}

export interface EmbeddedClickHouse {
  /** With user and a random password in it; it stays the same when the engine has to be started again. Not for logs. */
  readonly url: string
  readonly version: string
  /** Process id of the engine, undefined while it is being started again. */
  pid(): number | undefined
  /** Lets calls in progress finish. Idempotent. */
  stop(): Promise<void>
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
const STOP_WAIT_MS = 5_000
const FIRST_BACK_OFF_MS = 100
const LAST_BACK_OFF_MS = 10_000
const USER = 'tocsin'

type Ended = { readonly kind: 'ended'; readonly why: string }

/** One life of the engine's process. */
const startChild = (options: EmbeddedOptions, token: string) => {
  const { dataDir, logger, maxMemoryBytes = 768 * 1024 * 1024 } = options
  const child = fork(CHILD, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Nothing of this process's environment, secrets least of all.
    env: { UV_THREADPOOL_SIZE: '16', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let lastWords = ''
  createInterface({ input: child.stderr! }).on('line', line => {
    if (line.trim() === '') return
    lastWords = line.slice(0, 500)
    logger.debug({ line: lastWords }, 'clickhouse stderr')
  })
  const ended = new Promise<Ended>(resolve => {
    child.on('error', error => resolve({ kind: 'ended', why: error.message }))
    child.once('exit', (code, signal) => resolve({ kind: 'ended', why: `exit ${signal ?? code} ${lastWords}`.trim() }))
  })
  const said = new Promise<FromChild>(resolve => child.once('message', message => resolve(message as FromChild)))
  child.send({ kind: 'open', dataDir, token, maxMemoryBytes } satisfies ToChild, () => {})
  return { child, ended, opened: Promise.race([said, ended]), reason: () => lastWords }
}

const stopChild = async (child: ChildProcess, ended: Promise<Ended>): Promise<void> => {
  if (child.connected) child.send({ kind: 'stop' } satisfies ToChild, () => {})
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS)
  await ended
  clearTimeout(timer)
}

/**
 * ClickHouse inside this product: chdb in a process of its own, behind ClickHouse's HTTP interface on a free port of 127.0.0.1.
 * An engine that dies is started again with back-off; until then callers get a RetryableError from `connectClickHouse`.
 * Rejects with EmbeddedClickHouseUnavailable where chdb cannot run.
 */
export const startEmbeddedClickHouse = async (options: EmbeddedOptions): Promise<EmbeddedClickHouse> => {
  const { dataDir, logger } = options
  assertAvailable(thisMachine())
  mkdirSync(dataDir, { recursive: true })
  const token = randomBytes(24).toString('base64url')
  const handover = createHandover()
  let stopping = false
  let life = startChild(options, token)
  let wake: (() => void) | undefined

  const opened = await life.opened
  if (opened.kind === 'failed' && opened.unavailable)
    throw new EmbeddedClickHouseUnavailable(opened.reason.split('\n')[0])
  if (opened.kind !== 'ready') {
    await life.ended
    const why = opened.kind === 'ended' ? opened.why : `${opened.reason} ${life.reason()}`
    const locked = why.includes('Cannot lock file')
    throw new Error(
      locked ? `another process uses the ClickHouse folder ${dataDir}` : `ClickHouse cannot open ${dataDir}: ${why}`,
    )
  }

  const server = createServer({ pauseOnConnect: true }, socket => handover.accept(socket))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  handover.to(life.child)
  logger.info({ version: opened.version, pid: life.child.pid }, 'embedded clickhouse started')

  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const keepAlive = async (): Promise<void> => {
    let backOffMs = FIRST_BACK_OFF_MS
    for (;;) {
      const { why } = await life.ended
      handover.to(undefined)
      if (stopping) return
      logger.error({ why, retryInMs: backOffMs }, 'embedded clickhouse ended, it is started again')
      await pause(backOffMs)
      if (stopping) return
      backOffMs = Math.min(backOffMs * 2, LAST_BACK_OFF_MS)
      life = startChild(options, token)
      const again = await life.opened
      if (again.kind !== 'ready') continue
      backOffMs = FIRST_BACK_OFF_MS
      handover.to(life.child)
      logger.info({ pid: life.child.pid }, 'embedded clickhouse is back')
    }
  }
  const kept = keepAlive()

  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    stopping = true
    wake?.()
    const closed = new Promise(resolve => server.close(resolve))
    await stopChild(life.child, life.ended)
    await kept
    await closed
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${USER}:${token}@127.0.0.1:${port}`,
    version: opened.version,
    pid: () => (life.child.connected ? life.child.pid : undefined),
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
