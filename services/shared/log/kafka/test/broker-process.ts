import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import { brokerJars, run } from './jars.ts'

/** A broker's process in a folder, with its properties written and its storage formatted. */
export interface BrokerProcess {
  pid(): number
  /** Resolves when it answers. */
  start(): Promise<void>
  /** Kills it as a power cut would; its data stays. */
  kill(): Promise<void>
  /** Asks it to leave, as an operator does. */
  leave(): Promise<void>
}

export interface BrokerProcessOptions {
  readonly dir: string
  readonly config: string
  readonly heap: string
  /** Where it answers. */
  readonly address: string
  /** A command that runs the one behind it. */
  readonly launcher?: () => readonly string[]
}

const START_LIMIT_MS = 60_000
const LEAVE_LIMIT_MS = 30_000
const CLUSTER_ID = 'dG9jc2luLXRlc3QtYnJvaw'

const java = async (heap: string): Promise<readonly string[]> => [
  heap,
  '-XX:+UseSerialGC',
  '-cp',
  `${await brokerJars()}/*`,
]

export const formatStorage = async (config: string, heap: string, more: readonly string[]): Promise<void> => {
  const storage = ['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', config]
  await run('java', [...(await java(heap)), ...storage, ...more])
}

const answers = async (address: string): Promise<boolean> => {
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin()
  try {
    await admin.connect()
    return (await admin.describeCluster()).brokers.length > 0
  } catch {
    return false
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

export const brokerProcess = ({
  dir,
  config,
  heap,
  address,
  launcher = () => [],
}: BrokerProcessOptions): BrokerProcess => {
  const output = join(dir, 'output.log')
  let child: ChildProcess | undefined
  const killNow = (): void => void child?.kill('SIGKILL')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  return {
    pid: () => child!.pid!,
    async start() {
      const log = createWriteStream(output, { flags: 'a' })
      await once(log, 'open')
      const [program = '', ...args] = [...launcher(), 'java', ...(await java(heap)), 'kafka.Kafka', config]
      const started = spawn(program, args, {
        cwd: dir,
        stdio: ['ignore', log, log],
      })
      child = started
      process.on('exit', killNow)
      started.once('exit', () => process.off('exit', killNow))
      log.close()
      const deadline = Date.now() + START_LIMIT_MS
      while (!(await answers(address))) {
        if (started.exitCode !== null || Date.now() > deadline) {
          killNow()
          throw new Error(`the broker did not start: ${(await readFile(output, 'utf8')).slice(-2_000)}`)
        }
        await sleep(100)
      }
    },
    kill: () => end('SIGKILL'),
    async leave() {
      const late = setTimeout(killNow, LEAVE_LIMIT_MS)
      await end('SIGTERM')
      clearTimeout(late)
    },
  }
}
