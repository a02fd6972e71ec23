import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Command {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
}

export interface Supervised {
  /** Resolves when all have ended: 0 when they were told to and each ended well, else 1. */
  readonly ended: Promise<number>
  /** Resolves with a sentence when one ends that nobody told to; the others are being stopped then. */
  readonly broken: Promise<string>
  /** SIGTERM to all; what has not ended after the deadline is killed. Idempotent. */
  stop(): void
}

export interface SuperviseOptions {
  readonly stopDeadlineMs: number
  out(line: string): void
}

/** Runs the commands side by side, their lines under their names; one that ends ends all. */
export const supervise = (commands: readonly Command[], { stopDeadlineMs, out }: SuperviseOptions): Supervised => {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const alive = new Map<string, ChildProcess>()
  const ended = Promise.withResolvers<number>()
  const broken = Promise.withResolvers<string>()
  let stopping = false
  let failed = false
  let deadline: NodeJS.Timeout | undefined

  const stop = (): void => {
    if (stopping) return
    stopping = true
    for (const child of alive.values()) child.kill('SIGTERM')
    deadline = setTimeout(() => {
      for (const [name, child] of alive) {
        out(`${name} did not stop within ${stopDeadlineMs / 1000} s and is killed`)
        child.kill('SIGKILL')
      }
    }, stopDeadlineMs)
  }

  const onEnd = (name: string, how: string, isGood: boolean): void => {
    if (!alive.delete(name)) return
    failed ||= !isGood || !stopping
    if (!stopping) {
      broken.resolve(`${name} ended (${how})`)
      stop()
    }
    if (alive.size > 0) return
    clearTimeout(deadline)
    ended.resolve(failed ? 1 : 0)
  }

  const pass = (stream: Readable | null, name: string): void => {
    if (stream) createInterface({ input: stream }).on('line', line => out(`${name.padEnd(width)} | ${line}`))
  }

  for (const { name, file, args, env, cwd } of commands) {
    const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    alive.set(name, child)
    pass(child.stdout, name)
    pass(child.stderr, name)
    child.on('error', error => onEnd(name, error.message, false))
    // One that was still starting may not listen for signals yet: it has nothing to drain.
    child.on('close', (code, signal) => onEnd(name, signal ?? `exit code ${code}`, code === 0 || signal === 'SIGTERM'))
  }
  return { ended: ended.promise, broken: broken.promise, stop }
}
