import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../runtime/logger.ts'
import { RetryableError } from '../errors.ts'
import type { Member } from '../group-reader.ts'
import type { TopicPartition } from '../port.ts'
import { createWaker } from '../waker.ts'
import { assign } from './assign.ts'
import { type Client, typeOf } from './client.ts'
import { withCoordinator } from './coordinator.ts'
import { decodeAssignment, decodeSubscription, encodeAssignment, encodeSubscription, PROTOCOL } from './group-wire.ts'
import type { JoinedGroup } from './internals.ts'
import { type KnownCounts, partitionsOf } from './metadata.ts'

export interface GroupTiming {
  /** A member that is silent for so long has lost its partitions. */
  readonly sessionTimeoutMs: number
  readonly heartbeatMs: number
  /** How long a member may take to let go of a partition. */
  readonly rebalanceTimeoutMs: number
}

/** One moment of a group: commits are taken under it. */
export interface Standing {
  readonly memberId: string
  readonly generation: number
}

export type Held = TopicPartition & { readonly epoch: number }

export interface MembershipDeps {
  /** Its own: a join waits for the other members, and nothing else should wait with it. */
  readonly client: Client
  /** Says goodbye even while a join waits. */
  readonly shared: Client
  readonly known: KnownCounts
  readonly groupId: string
  readonly timing: GroupTiming
  readonly logger: Logger
}

export interface Membership {
  /** Under what to commit now; waits while a rebalance is between its two steps. Undefined when not a member. */
  standing(): Promise<Standing | undefined>
  /** The broker refused this standing: finds out at once what is the matter; resolves when it is another one, or there will be none. */
  changedFrom(refused: Standing): Promise<void>
  /** Whether the partition is still ours under that epoch, as far as we know. */
  holds(of: Held): boolean
  /** False when the broker may have given the partitions to others, though it has not said so yet. Then they are let go of. */
  isMember(): boolean
  /** A member that was told what it holds, and nothing of it was on its way then. */
  isSettled(): boolean
  /** Hands everything over and leaves the group. Idempotent. */
  leave(): Promise<void>
}

/** While partitions move, the next rebalance is near. */
const MOVING_HEARTBEAT_MS = 200
const FIRST_PAUSE_MS = 100
const LAST_PAUSE_MS = 2_000
const LEAVE_LIMIT_MS = 5_000

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`
const isRebalance = (error: unknown): boolean => typeOf(error) === 'REBALANCE_IN_PROGRESS'
const isLost = (error: unknown): boolean =>
  ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'].includes(typeOf(error) ?? '')

/** Resolves true when the work is done in time. */
const inTime = async (work: Promise<void>, limitMs: number): Promise<boolean> => {
  const late = new AbortController()
  const limit = sleep(limitMs, false, { signal: late.signal }).catch(() => false)
  const result = await Promise.race([work.then(() => true), limit])
  late.abort()
  return result
}

/**
 * Keeps one reader in its group: joins, spreads partitions when it leads, sends heartbeats, and tells the member what it gains and loses.
 * What it keeps through a rebalance it goes on working at.
 */
export const startMembership = (member: Member, deps: MembershipDeps): Membership => {
  const { client, shared, known, groupId, timing, logger } = deps
  const { sessionTimeoutMs, heartbeatMs, rebalanceTimeoutMs } = timing
  const held = new Map<string, Held>()
  const releasing = new Set<string>()
  const waker = createWaker()
  let memberId = ''
  let generation = -1
  let heardAt = -Infinity
  let joinSentAt: number | undefined
  /** Pending from the answer of a join to that of its sync: no commit is taken in between. */
  let synced: Promise<unknown> = Promise.resolve()
  let changed = Promise.withResolvers<void>()
  let moving = false
  let settled = false
  let mustJoin = true
  let doubted = false
  let failures = 0
  let leaving: Promise<void> | undefined

  const change = (): void => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  const dropAll = (): void => {
    settled = false
    for (const of of held.values()) member.drop(of)
    held.clear()
  }

  /**
   * Who was told that it may hold nothing has dropped what it had in hand. It must not go on behind that under the same epoch, although the
   * broker may never have missed it: everything is taken up afresh, from what is committed.
   */
  const letGo = (): void => {
    logger.warn({ groupId, partitions: held.size }, 'the group was not heard for a session: joining again')
    dropAll()
    mustJoin = true
    waker.wake()
  }

  const lose = (): void => {
    logger.warn(
      { groupId, partitions: held.size },
      'no longer a member of the group: its partitions may be with others',
    )
    dropAll()
    memberId = ''
    generation = -1
    change()
  }

  const release = async (of: TopicPartition): Promise<void> => {
    releasing.add(keyOf(of))
    if (!(await inTime(member.revoke(of), rebalanceTimeoutMs))) member.drop(of)
    releasing.delete(keyOf(of))
    held.delete(keyOf(of))
    mustJoin = true
    waker.wake()
  }

  const takeOver = (partitions: readonly TopicPartition[]): void => {
    const mine = new Set(partitions.map(keyOf))
    const lost = [...held.values()].filter(of => !mine.has(keyOf(of)) && !releasing.has(keyOf(of)))
    for (const of of partitions) {
      if (held.has(keyOf(of))) continue
      held.set(keyOf(of), { ...of, epoch: generation })
      member.assign(of, generation)
    }
    for (const of of lost) void release(of)
  }

  const spreadOver = async (members: JoinedGroup['members']) => {
    const candidates = members.map(one => decodeSubscription(one.memberId, one.memberMetadata))
    const topics = new Set(candidates.flatMap(candidate => candidate.topics))
    const counts = await client.use(async cluster => {
      const found = new Map<string, number>()
      for (const topic of topics) found.set(topic, (await partitionsOf(cluster, topic, known)).length)
      return found
    })
    return [...assign(candidates, counts)].map(([to, assignment]) => {
      return { memberId: to, memberAssignment: encodeAssignment(assignment) }
    })
  }

  const sync = async ({ leaderId, members }: JoinedGroup): Promise<void> => {
    const sentAt = performance.now()
    const groupAssignment = leaderId === memberId ? await spreadOver(members) : []
    const { memberAssignment } = await withCoordinator(client, groupId, rebalanceTimeoutMs * 2, coordinator =>
      coordinator.syncGroup({ groupId, generationId: generation, memberId, groupAssignment }),
    )
    // The broker counts from when it got our request, which is later than this.
    heardAt = sentAt
    joinSentAt = undefined
    doubted ||= performance.now() - sentAt > heartbeatMs
    const assignment = decodeAssignment(memberAssignment)
    moving = assignment.moving
    takeOver(assignment.partitions)
    settled ||= !moving
  }

  const join = async (): Promise<void> => {
    mustJoin = false
    joinSentAt = performance.now()
    try {
      const metadata = encodeSubscription({ topics: member.topics, holds: [...held.values()], generation })
      const joined = await withCoordinator(client, groupId, rebalanceTimeoutMs * 2 + LEAVE_LIMIT_MS, coordinator =>
        coordinator.joinGroup({
          groupId,
          sessionTimeout: sessionTimeoutMs,
          rebalanceTimeout: rebalanceTimeoutMs,
          memberId,
          groupProtocols: [{ name: PROTOCOL, metadata }],
        }),
      )
      memberId = joined.memberId
      generation = joined.generationId
      const syncing = sync(joined)
      synced = syncing.catch(() => undefined)
      await syncing
      change()
    } catch (error) {
      mustJoin = true
      throw error
    }
  }

  /** Stays in the group until it is to be joined again. */
  const stay = async (): Promise<void> => {
    while (!leaving && !mustJoin) {
      if (!doubted) await waker.sleep(moving ? MOVING_HEARTBEAT_MS : heartbeatMs)
      if (leaving || mustJoin) return
      doubted = false
      const sentAt = performance.now()
      await withCoordinator(client, groupId, sessionTimeoutMs, coordinator =>
        coordinator.heartbeat({ groupId, groupGenerationId: generation, memberId }),
      )
      heardAt = sentAt
      failures = 0
    }
  }

  const run = async (): Promise<void> => {
    while (!leaving) {
      try {
        if (mustJoin) await join()
        failures = 0
        await stay()
      } catch (error) {
        mustJoin ||= isRebalance(error) || isLost(error)
        if (isLost(error)) lose()
        else if (error instanceof RetryableError) {
          if (failures === 0) logger.warn({ err: error, groupId }, 'group cannot be reached; trying on')
          await waker.sleep(Math.min(FIRST_PAUSE_MS * 2 ** failures++, LAST_PAUSE_MS))
        } else if (!isRebalance(error)) throw error
      }
    }
  }
  const running = run().catch(error => member.fail(error))

  const leave = async (): Promise<void> => {
    waker.wake()
    await inTime(running, LEAVE_LIMIT_MS)
    change()
    await Promise.all([...held.values()].filter(of => !releasing.has(keyOf(of))).map(release))
    if (memberId) {
      await withCoordinator(shared, groupId, LEAVE_LIMIT_MS, coordinator =>
        coordinator.leaveGroup({ groupId, memberId }),
      ).catch(error => logger.warn({ err: error, groupId }, 'left without the group knowing; it will notice'))
    }
    memberId = ''
    change()
    await client.close()
  }

  const isMember = (): boolean => {
    const now = performance.now()
    if (!memberId) return false
    // Silent members are put out after a session, and in a rebalance when its time is up.
    const isHeard =
      now - heardAt < Math.min(sessionTimeoutMs, rebalanceTimeoutMs) ||
      (joinSentAt !== undefined && now - joinSentAt < rebalanceTimeoutMs)
    if (!isHeard && held.size > 0) letGo()
    return isHeard
  }

  return {
    holds: of => held.get(keyOf(of))?.epoch === of.epoch,
    async standing() {
      await synced
      return memberId ? { memberId, generation } : undefined
    },
    async changedFrom(refused) {
      if (refused.memberId !== memberId || refused.generation !== generation) return
      if (leaving) memberId = ''
      else {
        doubted = true
        waker.wake()
        await changed.promise
      }
    },
    isMember,
    isSettled: () => settled && isMember(),
    leave() {
      leaving ??= leave()
      return leaving
    },
  }
}
