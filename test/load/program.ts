import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { environment, REPOSITORY } from '../support/standalone.ts'

/** A program that a benchmark starts, with the lines of JSON that it writes. */
export interface Program {
  readonly name: string
  readonly pid: number
  /** Resolves with the first line that matches, also if it came before; rejects when the program ends without it. */
  said(matches: (line: Said) => boolean): Promise<Said>
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<void>
}

export type Said = Readonly<Record<string, unknown>>

const LAST_LINES = 20

/** Starts a program in the repository; it inherits the environment, without settings of Tocsin, and gets `env` in addition. */
export const startProgram = (
  name: string,
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Program => {
  const child = spawn(command, args, { cwd: REPOSITORY, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Said[] = []
  const waiting = new Set<(line: Said) => void>()
  const last: string[] = []
  const take = (text: string): void => {
    last.push(text)
    if (last.length > LAST_LINES) last.shift()
    if (!text.startsWith('{')) return
    const line = JSON.parse(text) as Said
    lines.push(line)
    for (const one of waiting) one(line)
  }
  createInterface({ input: child.stdout }).on('line', take)
  createInterface({ input: child.stderr }).on('line', take)
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const killNow = (): void => void child.kill('SIGKILL')
  process.on('exit', killNow)
  void ended.then(() => process.off('exit', killNow))
  return {
    name,
    pid: child.pid!,
    async said(matches) {
      const before = lines.find(matches)
      if (before) return before
      const { promise, resolve, reject } = Promise.withResolvers<Said>()
      const told = (line: Said): void => {
        if (matches(line)) resolve(line)
      }
      waiting.add(told)
      void ended.then(() => reject(new Error(`${name} ended:\n${last.join('\n')}`)))
      return promise.finally(() => waiting.delete(told))
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

/** Ctrl-C ends what was started, too: an end by a signal alone would leave it running. */
export const endWithSignals = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
}

/** What a process has used since it began. */
export interface Usage {
  readonly cpuSeconds: number
  readonly readBytes: number
  readonly writtenBytes: number
}

const NOTHING: Usage = { cpuSeconds: 0, readBytes: 0, writtenBytes: 0 }
const TICKS_PER_SECOND = 100

/** From /proc, where there is one; bytes are those of system calls, sockets included. */
export const usageOf = (pid: number | undefined): Usage => {
  if (pid === undefined || process.platform !== 'linux') return NOTHING
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const io = readFileSync(`/proc/${pid}/io`, 'utf8')
  const bytes = (name: string): number => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(io)?.[1] ?? 0)
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    readBytes: bytes('rchar'),
    writtenBytes: bytes('wchar'),
  }
}

export const usedSince = (before: Usage, now: Usage): Usage => ({
  cpuSeconds: now.cpuSeconds - before.cpuSeconds,
  readBytes: now.readBytes - before.readBytes,
  writtenBytes: now.writtenBytes - before.writtenBytes,
})
