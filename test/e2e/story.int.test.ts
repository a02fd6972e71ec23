import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { GetTimelineResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetTimelineResponse.ts'
import type { ListCrisesResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/ListCrisesResponse.ts'
import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import type { NotificationServiceClient } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import { createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { eventually, newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const folders: string[] = []
const folder = (): string => {
  const dir = newFolder()
  folders.push(dir)
  return dir
}
let running: Running | undefined
const closing: (() => void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await running?.stop()
  running = undefined
})
afterAll(() => folders.forEach(removeFolder))

/** The API as anybody on this machine calls it: without a token, as the visitor. */
const callsOf = ({ grpcAddress: address }: Running) => {
  const crises = createGrpcClient<CrisisServiceClient>('tocsin.crisis.v1.CrisisService', { address })
  const notifications = createGrpcClient<NotificationServiceClient>('tocsin.notification.v1.NotificationService', {
    address,
  })
  closing.push(
    () => crises.close(),
    () => notifications.close(),
  )
  return {
    crises,
    list: async () =>
      (await unary<ListCrisesResponse>((options, done) => crises.listCrises({ limit: 50 }, options, done))).crises,
    timeline: async (crisisId: string) =>
      (
        await unary<GetTimelineResponse>((options, done) =>
          crises.getTimeline({ crisisId, limit: 1_000 }, options, done),
        )
      ).entries,
    inbox: async () =>
      (
        await unary<ListNotificationsResponse>((options, done) =>
          notifications.listNotifications({ limit: 1_000 }, options, done),
        )
      ).notifications,
  }
}

const STORY = [
  'suspected',
  'confirmed',
  'holdStarted',
  'stageEntered',
  'enforcementReported',
  'expertAsked',
  'expertPassedOn',
  'expertAnswered',
  'updatePosted',
  'stageEntered',
  'causeNamed',
  'causeRemoved',
  'stageEntered',
  'recoveryStarted',
  'postReleased',
  'holdReleased',
  'closed',
  'reviewOpened',
  'reviewCompleted',
]

/** The kinds of `wanted` that are found in this order; all of it when the story is whole. */
const inOrder = (kinds: readonly string[], wanted: readonly string[]): string[] => {
  const found: string[] = []
  for (const kind of kinds) if (kind === wanted[found.length]) found.push(kind)
  return found
}

describe('the demo story', () => {
  it('goes to its end with invented colleagues, killed in the middle or not, and asks nobody about the joke', async () => {
    const args = ['--data', folder(), '--autoplay', '--speed', '20']
    running = await startProgram(args)
    let calls = callsOf(running)
    const { crisisId } = await eventually('a crisis is confirmed and an expert asked', 120_000, async () => {
      const found = (await calls.list()).find(({ facts }) => facts.length > 0)
      return found
    })
    await running.kill()
    running = await startProgram(args)
    calls = callsOf(running)
    await eventually('the review is completed', 150_000, async () =>
      (await calls.list()).find(crisis => crisis.crisisId === crisisId && crisis.phase === 'PHASE_CLOSED'),
    )

    const entries = await calls.timeline(crisisId)
    const kinds = entries.map(({ kind }) => kind)
    expect(inOrder(kinds, STORY)).toEqual(STORY)
    for (const once of [
      'confirmed',
      'holdStarted',
      'expertAsked',
      'expertAnswered',
      'causeRemoved',
      'holdReleased',
      'reviewCompleted',
    ])
      expect([once, kinds.filter(kind => kind === once).length]).toEqual([once, 1])
    const released = entries.flatMap(({ event }) => event?.postReleased?.postId ?? [])
    expect(new Set(released).size).toBe(released.length)
    expect(entries.some(({ event }) => event?.acknowledged?.via === 'link')).toBe(true)

    const sent = (await calls.inbox()).flatMap(({ requested }) => requested ?? [])
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(sent.length)
    expect(sent.some(({ personId, kind }) => personId === 'you' && kind === 'question')).toBe(true)
    expect((await calls.list()).flatMap(({ brandIds }) => brandIds).filter(id => id !== 'norrbryggt')).toEqual([])
  }, 300_000)

  it('asks the visitor, whose no stands', async () => {
    running = await startProgram(['--data', folder(), '--scenario', 'calm'])
    const { crises, list } = callsOf(running)
    await unary((options, done) =>
      crises.flagConcern({ requestId: 'flag-1', brandId: 'lumo', note: 'A customer is very angry.' }, options, done),
    )
    const { crisisId, asked } = await eventually('the visitor is asked', 20_000, async () =>
      (await list()).find(({ phase }) => phase === 'PHASE_SUSPECTED'),
    )
    expect(asked).toContain('you')
    const request = { requestId: 'decline-1', crisisId, reason: 'One customer, who was helped.', snoozeMs: 0 }
    await unary((options, done) => crises.declineCrisis(request, options, done))
    expect((await list()).map(({ phase, declineReason }) => [phase, declineReason])).toEqual([
      ['PHASE_DECLINED', 'One customer, who was helped.'],
    ])
  })
})
