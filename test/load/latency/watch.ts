import { readFileSync } from 'node:fs'
import { metricOf, metricsOf } from '../metrics.ts'
import type { Part } from './cluster.ts'

const MIB = 1024 * 1024
const SAMPLE_MS = 2_000

const residentMib = (pid: number): number => {
  if (process.platform !== 'linux') return Number.NaN
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kib ?? 0) * 1024) / MIB
}

/** How a process fared in a phase: the most memory it held, and how long its event loop kept others waiting. */
export interface Fared {
  readonly name: string
  readonly memoryMib: number
  readonly delayP99Ms: number
}

/** Watches processes from now until `stop`. Asking for metrics resets their histogram of delays, so nobody else may ask meanwhile. */
export const watchParts = async (parts: readonly Part[]): Promise<{ stop(): Promise<readonly Fared[]> }> => {
  await Promise.all(parts.map(metricsOf))
  const most = new Map<string, number>()
  const sample = (): void => {
    for (const { name, pid } of parts) most.set(name, Math.max(most.get(name) ?? 0, residentMib(pid)))
  }
  sample()
  const timer = setInterval(sample, SAMPLE_MS)
  return {
    async stop() {
      clearInterval(timer)
      sample()
      return Promise.all(
        parts.map(async part => ({
          name: part.name,
          memoryMib: most.get(part.name)!,
          delayP99Ms: metricOf(await metricsOf(part), 'nodejs_eventloop_lag_p99_seconds') * 1_000,
        })),
      )
    },
  }
}
