import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { BrandState, LiveMessage } from '@tocsin/shared/live/messages.ts'
import WebSocket from 'ws'
import { waitBefore } from '../../dashboards/wall/src/live/wait.ts'

const RESTARTS = 1012
const READ_KEPT = 500
const AT_A_TIME = 20
const PAUSE_MS = 20

/** Screens of one gateway get the same bytes: what was read once is not read again. */
const createReader = () => {
  const read = new Map<string, LiveMessage>()
  return (text: string): LiveMessage => {
    const known = read.get(text)
    if (known !== undefined) return known
    if (read.size >= READ_KEPT) read.clear()
    const message = JSON.parse(text) as LiveMessage
    read.set(text, message)
    return message
  }
}

/** What one screen has come to hold, by the rules of the messages, and how it fared. */
export interface Screen {
  readonly brands: ReadonlyMap<string, BrandState>
  /** Ids of the timeline, each as often as it was told as new. */
  readonly told: ReadonlyMap<string, number>
  readonly isShown: boolean
  /** Builds of the gateway that it heard of. */
  readonly builds: ReadonlySet<string>
  /** How long it was without a picture each time that its connection ended. */
  readonly gapsMs: readonly number[]
  /** When it got its last picture, by `performance.now()`. */
  readonly shownAt: number
  /** Told that its token could not be honoured. */
  readonly restarted: number
  /** Entries that a snapshot held as had, and were never told. */
  readonly skipped: readonly string[]
  stop(): void
}

const openScreen = (url: string, read: (text: string) => LiveMessage): Screen => {
  let brands = new Map<string, BrandState>()
  const told = new Map<string, number>()
  const builds = new Set<string>()
  const gapsMs: number[] = []
  const skipped: string[] = []
  let socket: WebSocket
  let resume: string | undefined
  let attempt = 0
  let restarted = 0
  let isShown = false
  let shownAt = 0
  let lostAt: number | undefined
  let retry: NodeJS.Timeout | undefined
  let stopped = false

  const tell = (id: string): void => void told.set(id, (told.get(id) ?? 0) + 1)
  const take = (message: LiveMessage): void => {
    if (message.type === 'command') return
    if (message.type === 'snapshot') {
      brands = new Map(message.brands.map(brand => [brand.brandId, brand]))
      builds.add(message.build)
      if (resume === undefined) for (const { id } of message.timeline) tell(id)
      else for (const { id } of message.timeline) if (!told.has(id)) skipped.push(id)
      if (message.restarted) restarted++
      if (lostAt !== undefined) gapsMs.push(performance.now() - lostAt)
      lostAt = undefined
      shownAt = performance.now()
      isShown = true
      attempt = 0
    } else if (message.type === 'state') {
      for (const update of message.brands ?? [])
        brands.set(update.brandId, { ...brands.get(update.brandId), ...update } as BrandState)
      for (const [brandId, dataAsOfMs] of Object.entries(message.dataAsOf ?? {})) {
        const held = brands.get(brandId)
        if (held !== undefined) brands.set(brandId, { ...held, dataAsOfMs })
      }
      for (const brandId of message.removedBrands ?? []) brands.delete(brandId)
    } else if (message.type === 'event') tell(message.event.id)
    resume = message.resume
  }

  const connect = (): void => {
    const address = new URL(url)
    if (resume !== undefined) address.searchParams.set('resume', resume)
    const current = new WebSocket(address, { perMessageDeflate: false })
    socket = current
    current.on('message', data => take(read(String(data))))
    current.on('error', () => undefined)
    current.on('close', code => {
      if (stopped) return
      if (isShown) lostAt = performance.now()
      isShown = false
      retry = setTimeout(connect, waitBefore(attempt++, Math.random(), code === RESTARTS))
    })
  }
  connect()
  return {
    get brands() {
      return brands
    },
    told,
    get isShown() {
      return isShown
    },
    builds,
    gapsMs,
    get shownAt() {
      return shownAt
    },
    get restarted() {
      return restarted
    },
    skipped,
    stop() {
      stopped = true
      clearTimeout(retry)
      socket.terminate()
    },
  }
}

/** Opens so many screens, a few at a time; each comes back as the wall does whenever its connection ends. */
export const openScreens = async (url: string, count: number) => {
  const read = createReader()
  const screens: Screen[] = []
  for (let at = 0; at < count; at++) {
    screens.push(openScreen(url, read))
    if (at % AT_A_TIME === AT_A_TIME - 1) await sleep(PAUSE_MS)
  }
  return {
    screens,
    shown: (): number => screens.filter(({ isShown }) => isShown).length,
    /** What is wrong beside one that has just been opened and holds all that there is to hold, and with how many screens. */
    wrongBeside(fresh: Screen): ReadonlyMap<string, number> {
      const wrong = new Map<string, number>()
      const count = (kind: string, times: number): void => {
        if (times > 0) wrong.set(kind, (wrong.get(kind) ?? 0) + times)
      }
      for (const { brands, told, restarted, skipped, isShown } of screens) {
        count('not connected', isShown ? 0 : 1)
        count('another state than a fresh one', isDeepStrictEqual(sorted(brands), sorted(fresh.brands)) ? 0 : 1)
        for (const id of fresh.told.keys()) if (!told.has(id)) count(`never told of ${id}`, 1)
        for (const [id, times] of told) count(`told ${times} times of ${id}`, times > 1 ? 1 : 0)
        for (const id of skipped) count(`shown ${id} as had, and never told of it`, 1)
        count('a token that was not honoured', restarted)
      }
      return wrong
    },
    stop(): void {
      for (const screen of screens) screen.stop()
    },
  }
}

const sorted = (brands: ReadonlyMap<string, BrandState>): BrandState[] =>
  [...brands.values()].toSorted((left, right) => (left.brandId < right.brandId ? -1 : 1))

export type Screens = Awaited<ReturnType<typeof openScreens>>
