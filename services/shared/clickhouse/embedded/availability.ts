import { createRequire } from 'node:module'
import { EmbeddedClickHouseUnavailable } from '../errors.ts'

export interface Machine {
  readonly platform: NodeJS.Platform
  /** False on musl (Alpine). */
  readonly glibc: boolean
  /** Whether the npm package is installed. */
  readonly installed: boolean
}

const hasGlibc = (): boolean => {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined
  return report?.header?.glibcVersionRuntime !== undefined
}

const isInstalled = (): boolean => {
  try {
    createRequire(import.meta.url).resolve('chdb')
    return true
  } catch {
    return false
  }
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  glibc: process.platform !== 'linux' || hasGlibc(),
  installed: isInstalled(),
})

const INSTEAD = 'or give the address of a ClickHouse server; history stays off until then'

/** Why chdb cannot run on a machine, as one line that says what to do; undefined when it can. */
export const unavailableReason = ({ platform, glibc, installed }: Machine): string | undefined => {
  if (platform !== 'linux' && platform !== 'darwin') {
    return `The embedded ClickHouse needs Linux or macOS, this is ${platform}: run Tocsin in WSL2 or a container, ${INSTEAD}.`
  }
  if (!glibc) return `The embedded ClickHouse needs glibc, this Linux has musl: use a Debian-based image, ${INSTEAD}.`
  if (!installed)
    return `The embedded ClickHouse (npm package chdb) is not installed: run "npm install --include=optional", ${INSTEAD}.`
  return undefined
}

export const assertAvailable = (machine: Machine): void => {
  const reason = unavailableReason(machine)
  if (reason !== undefined) throw new EmbeddedClickHouseUnavailable(reason)
}
