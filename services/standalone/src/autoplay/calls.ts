import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { GetTimelineResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetTimelineResponse.ts'
import type { ListCrisesResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/ListCrisesResponse.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import type { NotificationServiceClient } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import { bearer, createGrpcClient, type GrpcClientOptions, unary } from '@tocsin/shared/grpc/client.ts'
import type { Due } from './core/dues.ts'

const TIMELINE_PAGE = 1_000
const CRISES_LOOKED_AT = 20

/** The API as the cast calls it, each with a token of their own. */
export interface Calls {
  /** Crises of a brand that are not over, with all of their entries, as this person sees them. */
  crises(personId: string, brandId: string): Promise<readonly Played[]>
  /** False while there is nothing to do it with yet: the link has not been sent. */
  perform(due: Due): Promise<boolean>
  /** Calls back at each change of a crisis, and once when the stream ends. */
  watch(personId: string, onChange: () => void): { readonly ended: Promise<void>; cancel(): void }
  close(): void
}

export interface Played {
  readonly crisis: ListCrisesResponse['crises'][number]
  readonly entries: readonly TimelineEntry[]
}

/** `http://…/a/<token>` */
const tokenIn = (link: string): string | undefined => /\/a\/([^/?#]+)$/.exec(link)?.[1]

export const createCalls = (options: GrpcClientOptions, tokenOf: ReadonlyMap<string, string>): Calls => {
  const crises = createGrpcClient<CrisisServiceClient>('tocsin.crisis.v1.CrisisService', options)
  const holds = createGrpcClient<HoldServiceClient>('tocsin.hold.v1.HoldService', options)
  const notifications = createGrpcClient<NotificationServiceClient>(
    'tocsin.notification.v1.NotificationService',
    options,
  )
  const as = (personId: string) => bearer(tokenOf.get(personId) ?? '')

  const timeline = async (personId: string, crisisId: string): Promise<TimelineEntry[]> => {
    const entries: TimelineEntry[] = []
    for (;;) {
      const request = { crisisId, afterSeq: entries.at(-1)?.seq ?? 0, limit: TIMELINE_PAGE }
      const page = await unary<GetTimelineResponse>((options, done) =>
        crises.getTimeline(request, as(personId), options, done),
      )
      entries.push(...page.entries)
      if (page.entries.length < TIMELINE_PAGE) return entries
    }
  }

  const followLink = async ({ personId, crisisId, requestId }: Due, sentFromMs: number): Promise<boolean> => {
    const sent = await unary<ListNotificationsResponse>((options, done) =>
      notifications.listNotifications({ personId, crisisId }, as(personId), options, done),
    )
    const [newest] = sent.notifications
      .flatMap(({ requested }) => requested ?? [])
      .filter(({ link, requestedAtMs }) => requestedAtMs >= sentFromMs && tokenIn(link) !== undefined)
      .sort((a, b) => b.requestedAtMs - a.requestedAtMs)
    const token = newest && tokenIn(newest.link)
    if (token === undefined) return false
    await unary((options, done) => crises.acknowledge({ requestId, crisisId, token }, options, done))
    return true
  }

  return {
    async crises(personId, brandId) {
      const listed = await unary<ListCrisesResponse>((options, done) =>
        crises.listCrises({ brandId, limit: CRISES_LOOKED_AT }, as(personId), options, done),
      )
      const going = listed.crises.filter(({ phase }) => phase !== 'PHASE_CLOSED' && phase !== 'PHASE_DECLINED')
      return Promise.all(going.map(async crisis => ({ crisis, entries: await timeline(personId, crisis.crisisId) })))
    },
    async perform(due) {
      const { act, requestId, crisisId, personId } = due
      if (act.method === 'followLink') return followLink(due, act.request.sentFromMs)
      const { method, request } = act
      const client: unknown = method === 'releaseHold' || method === 'reportEnforcement' ? holds : crises
      const call = (client as Record<string, (...given: unknown[]) => unknown>)[method]!.bind(client)
      await unary((options, done) => call({ ...request, requestId, crisisId }, as(personId), options, done))
      return true
    },
    watch(personId, onChange) {
      const stream = crises.watchCrisis({}, as(personId))
      const ended = new Promise<void>(resolve => {
        stream.on('data', onChange)
        stream.on('error', () => resolve())
        stream.on('end', resolve)
      })
      return { ended, cancel: () => stream.cancel() }
    },
    close() {
      crises.close()
      holds.close()
      notifications.close()
    },
  }
}
