import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tocsin-e2e-'))
export const removeFolder = (dir: string): void => rmSync(dir, { recursive: true, force: true })

/** Free ports for everything, so that tests run beside anything else. */
export const FREE_PORTS = {
  TOCSIN_GATEWAY_PORT: '0',
  TOCSIN_GRPC_PORT: '0',
  TOCSIN_INGEST_PORT: '0',
  TOCSIN_RUNTIME_HEALTH_PORT: '0',
}

/** The inherited one without settings of Tocsin or of the test runner. */
export const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TOCSIN_') && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS',
  )
  return { ...Object.fromEntries(inherited), ...more }
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of the repository to its end. */
export const runToEnd = (
  file: string,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(REPOSITORY, file), ...args], {
      cwd: REPOSITORY,
      env: environment(options.env ?? {}),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
    })
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr }))
    child.stdin.end(options.input ?? '')
  })

export interface Running {
  readonly pid: number
  /** From the start of the process to its banner. */
  readonly startMs: number
  readonly banner: string
  readonly wallUrl: string
  readonly baseUrl: string
  readonly mentionsUrl: string
  readonly grpcAddress: string
  readonly metricsUrl: string
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL. */
  kill(): Promise<void>
}

const found = (banner: string, pattern: RegExp): string => {
  const match = pattern.exec(banner)?.[1]
  if (!match) throw new Error(`no ${pattern} in the banner:\n${banner}`)
  return match
}

const bannerOf = (child: ChildProcess, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`no banner within ${timeoutMs} ms:\n${text}`)), timeoutMs)
    const take = (chunk: Buffer): void => {
      text += chunk
      if (!text.includes('Ctrl-C stops it')) return
      clearTimeout(timer)
      resolve(text)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.once('exit', code => reject(new Error(`ended with ${code} before its banner:\n${text}`)))
  })

/** Starts the program behind `npm start` on free ports and waits for its banner. */
export const startProgram = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> => {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(REPOSITORY, 'services/standalone/src/main.ts'), ...args], {
    cwd: REPOSITORY,
    env: environment({ ...FREE_PORTS, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const banner = await bannerOf(child, 40_000).catch(error => {
    child.kill('SIGKILL')
    throw error
  })
  const wallUrl = found(banner, /wall +(\S+)/)
  return {
    pid: child.pid!,
    startMs: performance.now() - startedAt,
    banner,
    wallUrl,
    baseUrl: new URL(wallUrl).origin,
    mentionsUrl: found(banner, /POST (\S+)/),
    grpcAddress: found(banner, /gRPC +(\S+)/),
    metricsUrl: found(banner, /metrics +(\S+)/),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What `getJson` throws on 503: the service says itself that the same request may work in some seconds. */
const NOT_YET = 'NotYetError'

/**
 * Asks until the answer is no longer undefined; rejects with the last state of affairs after `timeoutMs`. A service that says 503 is asked
 * again; any other error ends it at once.
 */
export const eventually = async <T>(what: string, timeoutMs: number, ask: () => Promise<T | undefined>): Promise<T> => {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    let cause: unknown
    const answer = await ask().catch(error => {
      if (error.name !== NOT_YET) throw error
      cause = error
      return undefined
    })
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`, { cause })
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

export const getJson = async <T>(url: string): Promise<T> => {
  const response = await fetch(url)
  if (response.ok) return (await response.json()) as T
  const error = new Error(`${url} answers ${response.status}: ${await response.text()}`)
  if (response.status === 503) error.name = NOT_YET
  throw error
}
