import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { BrandUpdate, LiveMessage } from '@tocsin/shared/live/messages.ts'
import { WebSocket } from 'ws'

/** What one websocket showed last of each thing, and when something first was so. */
export interface Screen<T> {
  /** Resolves to the moment (`performance.now()`) at which it was shown; at once when it is shown already. */
  shown(id: string, isSo: (value: T) => boolean): Promise<{ readonly atMs: number; readonly value: T }>
  close(): void
}

const WAIT_MS = 30_000

const openScreen = async <M, T>(
  url: string,
  valuesOf: (message: M) => readonly (readonly [id: string, value: T])[],
): Promise<Screen<T>> => {
  const latest = new Map<string, T>()
  const waiting = new Set<{ readonly id: string; told(value: T, atMs: number): void }>()
  const socket = new WebSocket(url)
  socket.on('message', (data: Buffer) => {
    const atMs = performance.now()
    for (const [id, value] of valuesOf(JSON.parse(data.toString()) as M)) {
      latest.set(id, value)
      for (const one of waiting) if (one.id === id) one.told(value, atMs)
    }
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
    socket.once('close', code => reject(new Error(`${url} closed with ${code}`)))
  })
  return {
    shown(id, isSo) {
      const value = latest.get(id)
      if (value !== undefined && isSo(value)) return Promise.resolve({ atMs: performance.now(), value })
      const { promise, resolve, reject } = Promise.withResolvers<{ atMs: number; value: T }>()
      const one = {
        id,
        told(next: T, atMs: number): void {
          if (isSo(next)) resolve({ atMs, value: next })
        },
      }
      waiting.add(one)
      const timer = setTimeout(() => reject(new Error(`${url} never showed ${id} as awaited`)), WAIT_MS)
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(one)
      })
    },
    close: () => socket.close(),
  }
}

const socketUrl = (baseUrl: string, path: string): string => `${baseUrl.replace(/^http/, 'ws')}${path}`

/** What walls are shown of each brand. */
export const openWall = (baseUrl: string): Promise<Screen<BrandUpdate>> =>
  openScreen(socketUrl(baseUrl, '/v1/live'), (message: LiveMessage) =>
    message.type === 'snapshot' || message.type === 'state'
      ? (message.brands ?? []).map(brand => [brand.brandId, brand] as const)
      : [],
  )

/** What the console is shown of each crisis. */
export const openConsole = (baseUrl: string): Promise<Screen<Crisis>> =>
  openScreen(socketUrl(baseUrl, '/v1/crises/live'), (message: CrisisMessage) => {
    if (message.type === 'snapshot') return message.crises.map(crisis => [crisis.crisisId, crisis] as const)
    return message.type === 'crisis' ? [[message.crisis.crisisId, message.crisis] as const] : []
  })
