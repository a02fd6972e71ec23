import { computed } from '@preact/signals'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { PlanView } from '@tocsin/shared/live/plan.ts'
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { type ApiProblem, get, problemOf } from '../../api/client.ts'
import { joinEntries } from '../../core/room-timeline.ts'
import { planOf } from '../../live/session.ts'
import { onEntry, onSnapshot, plan, serverNowMs } from '../../live/store.ts'

const PAGE = 500
const NOTIFICATIONS = 500
const NOTIFICATIONS_AFTER_MS = 1_000
const NOTIFICATIONS_EVERY_MS = 15_000
const COARSE_MS = 5_000

/** The server's clock in steps: lists that only ask whether something is overdue are not drawn anew with each tick. */
export const coarseNowMs = computed(() => Math.floor(serverNowMs.value / COARSE_MS) * COARSE_MS)

/** What one room shows, and how a part of it asks for more. */
export interface RoomData {
  readonly crisis: Crisis
  /** The playbook that this crisis keeps. */
  readonly plan: PlanView
  readonly timeline: readonly TimelineEntry[]
  readonly timelineProblem: ApiProblem | undefined
  readonly notifications: readonly Notification[]
  readonly notificationsProblem: ApiProblem | undefined
  readonly readNotifications: () => void
  /** Entries after this number came while the page was open. */
  readonly seenSeq: number
}

export const RoomContext = createContext<RoomData | undefined>(undefined)

/** For the parts of a room: they are only ever drawn within one. */
export const useRoom = (): RoomData => {
  const data = useContext(RoomContext)
  if (!data) throw new Error('a part of a crisis room stands outside of it')
  return data
}

/** The playbook that the crisis keeps; undefined until it is heard. */
export const useCrisisPlan = (version: number): PlanView | undefined => {
  const [held, setHeld] = useState<PlanView>()
  const current = plan.value
  const fits = current?.version === version ? current : held?.version === version ? held : undefined
  useEffect(() => {
    if (fits) return
    let left = false
    planOf(version).then(
      found => {
        if (!left) setHeld(found)
      },
      () => {},
    )
    return () => {
      left = true
    }
  }, [version, fits, current])
  return fits ?? held ?? current
}

export interface Timeline {
  readonly entries: readonly TimelineEntry[]
  readonly problem: ApiProblem | undefined
  readonly seenSeq: number
}

/** Every entry of the crisis: what was, asked for page by page and again after a break, and what happens from now on. */
export const useTimeline = (crisisId: string): Timeline => {
  const [entries, setEntries] = useState<readonly TimelineEntry[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [seenSeq, setSeenSeq] = useState(Number.POSITIVE_INFINITY)
  useEffect(() => {
    let left = false
    const read = async (): Promise<void> => {
      try {
        for (let after = 0; !left; ) {
          const path = `/v1/crises/${encodeURIComponent(crisisId)}/timeline?after=${after}&limit=${PAGE}`
          const found = (await get<{ entries: TimelineEntry[] }>(path)).entries
          if (left) return
          setEntries(held => joinEntries(held, found))
          const last = found.at(-1)?.seq ?? after
          setSeenSeq(seen => (Number.isFinite(seen) && after === 0 ? seen : last))
          setProblem(undefined)
          if (found.length < PAGE) return
          after = last
        }
      } catch (error) {
        if (!left) setProblem(problemOf(error))
      }
    }
    void read()
    const ends = [
      onSnapshot(() => void read()),
      onEntry(entry => {
        if (entry.crisisId === crisisId) setEntries(held => joinEntries(held, [entry]))
      }),
    ]
    return () => {
      left = true
      for (const end of ends) end()
    }
  }, [crisisId])
  return { entries, problem, seenSeq }
}

export interface Notifications {
  readonly notifications: readonly Notification[]
  readonly problem: ApiProblem | undefined
  readonly read: () => void
}

/** Who was written to. There is no feed of these: they are read again after each event, and now and then while the page is seen. */
export const useNotifications = (crisisId: string): Notifications => {
  const [notifications, setNotifications] = useState<readonly Notification[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [turn, setTurn] = useState(0)
  const read = () => setTurn(before => before + 1)
  useEffect(() => {
    let left = false
    const path = `/v1/notifications?crisis=${encodeURIComponent(crisisId)}&limit=${NOTIFICATIONS}`
    get<{ notifications: Notification[] }>(path).then(
      found => {
        if (left) return
        setNotifications(found.notifications)
        setProblem(undefined)
      },
      error => {
        if (!left) setProblem(problemOf(error))
      },
    )
    return () => {
      left = true
    }
  }, [crisisId, turn])
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined
    const readSoon = () => {
      clearTimeout(soon)
      soon = setTimeout(read, NOTIFICATIONS_AFTER_MS)
    }
    const every = setInterval(() => {
      if (document.visibilityState === 'visible') read()
    }, NOTIFICATIONS_EVERY_MS)
    const ends = [
      onSnapshot(readSoon),
      onEntry(entry => {
        if (entry.crisisId === crisisId) readSoon()
      }),
    ]
    return () => {
      for (const end of ends) end()
      clearInterval(every)
      clearTimeout(soon)
    }
  }, [crisisId])
  return { notifications, problem, read }
}
