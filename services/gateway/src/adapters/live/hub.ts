import type { CommandMessage, Notice } from '@tocsin/shared/live/messages.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import type { Fold } from '../../core/fold.ts'
import { encodeToken, type Positions } from '../../core/resume.ts'
import { seesAny } from '../../core/scope.ts'
import type { Change } from '../../core/state.ts'
import { welcome } from '../../core/welcome.ts'
import type { GatewayEvents } from '../../events.ts'
import { scopeKey, type Viewer } from '../viewer.ts'
import type { Client } from './client.ts'
import { type Common, createFrames, nothingPending, type Pending } from './frames.ts'
import { textFrame } from './text-frame.ts'

export interface HubOptions {
  readonly now: () => number
  readonly build: string
  readonly pingIntervalMs: number
  readonly events: GatewayEvents
  readonly notice: () => Notice
}

export const TOKEN_REVOKED = 'the token was revoked'
/** State changes are gathered for this long, so that a burst of records is one message. */
const FLUSH_MS = 100
const HEARTBEAT_MS = 1_000
/** How long a client whose token is ahead of this replica waits for it to catch up. */
const AHEAD_PATIENCE_MS = 5_000

/**
 * Sends the live state to every client. A message is made once per set of brands and handed to all who see the same; a client whose
 * socket is not drained gets later only the latest values, but every event.
 */
export const createHub = (
  feed: Pick<Fold, 'state' | 'read'>,
  { now, build, pingIntervalMs, events, notice }: HubOptions,
) => {
  const frames = createFrames(feed.state)
  const groups = new Map<string, Set<Client>>()
  const clients = new Map<string, Client>()
  const ahead = new Map<Client, { readonly resume: string; readonly untilMs: number }>()
  let pending = nothingPending()
  let oldestAppendedAt = Number.POSITIVE_INFINITY
  let flushing: NodeJS.Timeout | undefined

  const common = (had: Positions = feed.read.positions): Common => ({ resume: encodeToken(had), serverTimeMs: now() })

  /** Makes the frame once per group and gives it out with `give`, which says whether it was given. */
  const fanOut = (
    type: string,
    make: (group: Client) => string | undefined,
    give: (client: Client, frame: Buffer) => boolean,
  ): void => {
    for (const group of groups.values()) {
      const [first] = group
      const text = first && make(first)
      if (text === undefined) continue
      const frame = textFrame(text)
      let given = 0
      for (const client of group) if (give(client, frame)) given++
      events.frameMade(type, given)
      if (type === 'state') events.stateConflated(group.size - given)
    }
  }

  const flush = (): void => {
    clearTimeout(flushing)
    flushing = undefined
    const batch = pending
    pending = nothingPending()
    if (oldestAppendedAt < Number.POSITIVE_INFINITY) events.stateAge(now() - oldestAppendedAt)
    oldestAppendedAt = Number.POSITIVE_INFINITY
    const head = common()
    fanOut(
      'state',
      ({ viewer }) => frames.state(viewer.scope, head, batch, notice()),
      (client, frame) => client.offer(frame, batch),
    )
  }
  const flushSoon = (): void => {
    flushing ??= setTimeout(flush, FLUSH_MS)
  }

  const give = (client: Client, frame: Buffer): true => {
    client.send(frame)
    return true
  }

  const join = (client: Client): void => {
    const key = scopeKey(client.viewer.scope)
    const group = groups.get(key) ?? new Set()
    groups.set(key, group.add(client))
  }

  /** Sends the snapshot and what was missed; false when this replica has to read on first. */
  const letIn = (client: Client, resume: string | undefined, mayWait: boolean): boolean => {
    const { scope } = client.viewer
    const told = welcome(feed.read, feed.state.timeline, { scope, resume, mayWait })
    if (!told) return false
    const { kind, had, reached, missed } = told
    const head = common(reached)
    const parts = { build, restarted: kind === 'restarted', timeline: had, notice: notice() }
    client.sendSnapshot(textFrame(frames.snapshot(scope, head, parts)))
    for (const one of missed) client.send(textFrame(frames.event(common(one.reached), one.event)))
    events.snapshotSent(kind)
    join(client)
    return true
  }

  const letInThoseAhead = (): void => {
    for (const [client, { resume, untilMs }] of ahead) {
      if (letIn(client, resume, now() < untilMs)) ahead.delete(client)
    }
  }

  const heartbeat = setInterval(() => {
    letInThoseAhead()
    const text = frames.heartbeat(common(), build)
    fanOut(
      'heartbeat',
      () => text,
      (client, frame) => client.isDrained && give(client, frame),
    )
  }, HEARTBEAT_MS)
  const pings = setInterval(() => {
    for (const client of clients.values()) if (!client.ping()) events.clientClosed('dead', client.screen.name)
  }, pingIntervalMs)

  return {
    add(client: Client, resume: string | undefined): void {
      clients.set(client.screen.id, client)
      events.clientsOpen(clients.size)
      if (!letIn(client, resume, true)) ahead.set(client, { resume: resume!, untilMs: now() + AHEAD_PATIENCE_MS })
    },
    remove(client: Client): void {
      if (!clients.delete(client.screen.id)) return
      ahead.delete(client)
      const key = scopeKey(client.viewer.scope)
      const group = groups.get(key)
      group?.delete(client)
      if (group?.size === 0) groups.delete(key)
      events.clientsOpen(clients.size)
    },
    /** What the client did not get while its socket was not drained, as it is now. */
    catchUp(client: Client, missed: Pending): void {
      for (const brandId of missed.brands) missed.trends.add(brandId)
      const text = frames.state(client.viewer.scope, common(), missed, notice())
      if (text !== undefined) client.send(textFrame(text))
    },
    changed(
      { brands, trend, dataAsOf, removed, sources, event }: Change,
      { appendedAt }: Pick<LogRecord, 'appendedAt'>,
    ): void {
      for (const brandId of brands) pending.brands.add(brandId)
      for (const brandId of dataAsOf ?? []) pending.dataAsOf.add(brandId)
      if (trend) pending.trends.add(trend)
      if (removed) pending.removed.add(removed)
      if (sources) pending.sources = true
      for (const brandId of [...brands, ...(dataAsOf ?? []), ...(trend ? [trend] : [])]) frames.forget(brandId)
      if (brands.length > 0) oldestAppendedAt = Math.min(oldestAppendedAt, appendedAt)
      if (event) {
        const text = frames.event(common(), event.event)
        fanOut('event', ({ viewer }) => (seesAny(viewer.scope, event.brandIds) ? text : undefined), give)
      }
      flushSoon()
    },
    /** Sends at once what was gathered. */
    flush,
    noticeChanged(): void {
      pending.notice = true
      flushSoon()
    },
    command(screenId: string, action: CommandMessage['action']): boolean {
      const client = clients.get(screenId)
      client?.send(textFrame(frames.command(action, client.screen.name)))
      return client !== undefined
    },
    clients: (): Client[] => [...clients.values()],
    closeRevoked(isStillGood: (viewer: Viewer) => boolean): void {
      for (const client of clients.values()) {
        if (isStillGood(client.viewer)) continue
        events.clientClosed('revoked', client.screen.name)
        client.close(1008, TOKEN_REVOKED)
      }
    },
    /** Sends nothing more; whoever owns the sockets closes them. */
    stop(): void {
      clearInterval(heartbeat)
      clearInterval(pings)
      clearTimeout(flushing)
      events.clientClosed('stopping', '', clients.size)
    },
  }
}

export type Hub = ReturnType<typeof createHub>
