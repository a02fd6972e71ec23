import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createLogger } from '../../../runtime/logger.ts'
import type { Log } from '../../port.ts'
import { type EmbeddedLogOptions, openEmbeddedLog } from '../embedded-log.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

export const temporaryFolder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-log-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** Closed at the end of the test, unless the test closes it before. */
export const openForTest = async (options: Omit<EmbeddedLogOptions, 'logger'>): Promise<Log> => {
  const log = await openEmbeddedLog({ logger, retry: { firstMs: 1, maxMs: 10 }, ...options })
  onTestFinished(() => log.close())
  return log
}

export interface Child {
  readonly pid: number
  readonly lines: readonly string[]
  /** SIGKILL; resolves when the process is gone and all it wrote has been read. */
  kill(): Promise<void>
}

/** Starts `append-forever.ts`; resolves when it has opened the log. */
export const startChild = async (dir: string, topic?: string): Promise<Child> => {
  const program = fileURLToPath(new URL('./append-forever.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [program, dir, ...(topic ? [topic] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout! })
  output.on('line', line => lines.push(line))
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = Promise.all([once(child, 'close'), once(output, 'close')])
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  await once(output, 'line')
  return { pid: child.pid!, lines, kill }
}
