import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { EmbeddedClickHouseUnavailable } from '@tocsin/shared/clickhouse/errors.ts'
import { loadPlaybooks } from '@tocsin/shared/playbook/load.ts'
import { formatProblem } from '@tocsin/shared/playbook/playbook.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'

/** One finding of the doctor. Every `fail` and `warn` carries the one line that mends it. */
export interface Check {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  readonly fix?: string
}

const ok = (name: string, detail: string): Check => ({ name, state: 'ok', detail })

export const checkNode = (version: string): Check => {
  const major = Number(/^v?(\d+)/.exec(version)?.[1])
  return major >= 24
    ? ok('node', version)
    : {
        name: 'node',
        state: 'fail',
        detail: `${version} runs this; 24 or newer is needed`,
        fix: 'Start through npm (npm start, npm run …): the lockfile brings Node 24.',
      }
}

export const checkLibc = (platform: string, glibc: boolean): Check =>
  glibc
    ? ok('libc', platform === 'linux' ? 'glibc' : platform)
    : {
        name: 'libc',
        state: 'warn',
        detail: `${platform} without glibc: embedded ClickHouse cannot run`,
        fix: 'Set clickhouse.url to a ClickHouse server, or run on a glibc system (Debian, Ubuntu, Fedora).',
      }

const MINIMUM_FREE_BYTES = 2 * 1024 ** 3

/** The nearest folder above that exists: what a folder that will be made must be judged by. */
const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)))

export const checkDisk = (dataDir: string): Check => {
  const { bavail, bsize } = statfsSync(existing(dataDir))
  const free = bavail * bsize
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${dataDir}`
  return free >= MINIMUM_FREE_BYTES
    ? ok('disk', detail)
    : {
        name: 'disk',
        state: 'fail',
        detail,
        fix: 'Free at least 2 GiB there, or choose another data folder with --data or TOCSIN_DATA.',
      }
}

export const checkDataDir = (dataDir: string): Check => {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return ok('data folder', dataDir)
  } catch (error) {
    return {
      name: 'data folder',
      state: 'fail',
      detail: error instanceof Error ? error.message : String(error),
      fix: `Make ${dataDir} writable for this user, or choose another with --data.`,
    }
  }
}

export const checkPort = async (name: string, host: string, port: number): Promise<Check> => {
  if (port === 0) return ok(`port ${name}`, 'any free one')
  const server = createServer()
  try {
    await listen(server, { host, port })
    return ok(`port ${name}`, `${host}:${port} is free`)
  } catch (error) {
    const detail = `${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
    return {
      name: `port ${name}`,
      state: 'warn',
      detail,
      fix: `npm start moves to the next free port; set ${name}.port to fix another one.`,
    }
  } finally {
    server.close()
  }
}

export const checkEmbeddedClickHouse = (assertAvailable: () => void): Check => {
  try {
    assertAvailable()
    return ok('embedded ClickHouse', 'chdb can be loaded')
  } catch (error) {
    if (!(error instanceof EmbeddedClickHouseUnavailable)) throw error
    return { name: 'embedded ClickHouse', state: 'warn', detail: 'not available: history is off', fix: error.message }
  }
}

export const checkPlaybooks = (dir: string): Check => {
  const { brands, problems } = loadPlaybooks(dir)
  const [first] = problems
  if (!first) return ok('playbooks', `${brands.length} brands in ${dir}`)
  return {
    name: 'playbooks',
    state: 'fail',
    detail: `${problems.length} problems in ${dir}`,
    fix: formatProblem(first),
  }
}

const BUILT_AFTER_MS = Date.UTC(2026, 0, 1)

/** A clock that is years off cannot be asked about from here, but it can be seen: before the build, or against a file just written. */
export const checkClock = (nowMs: number, fileTimeMs: number): Check => {
  const skewMs = Math.abs(nowMs - fileTimeMs)
  if (nowMs < BUILT_AFTER_MS) {
    return {
      name: 'clock',
      state: 'fail',
      detail: `it says ${new Date(nowMs).toISOString()}`,
      fix: 'Set the clock (timedatectl set-ntp true).',
    }
  }
  return skewMs < 5_000
    ? ok('clock', new Date(nowMs).toISOString())
    : {
        name: 'clock',
        state: 'warn',
        detail: `the data folder's clock differs by ${skewMs} ms`,
        fix: 'Set both clocks by NTP.',
      }
}
