import { type ServiceError, status } from '@grpc/grpc-js'
import type { ListNotificationsRequestInput } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsRequest.ts'
import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import type { TestNotificationResponse } from '@tocsin/shared/gen/tocsin/notification/v1/TestNotificationResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { answer, type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, until } from '../../test-support/embedded.ts'
import { applyPeople, eventually, request, startNotifier, statesOf } from '../../test-support/notifier.ts'
import { as } from '../../test-support/service.ts'

type Running = Awaited<ReturnType<typeof startNotifier>>

let bench: Bench
let server: FakeServer
const hook = (path: string) => ({ id: 'hook', kind: 'webhook' as const, target: `${server.url}/${path}` })

beforeEach(async () => {
  bench = await openBench()
  server = await startFakeServer()
  await applyPeople(bench.log, { anna: [hook('anna')], olle: [hook('olle'), { ...hook('second'), id: 'second' }] })
})
afterEach(async () => {
  await bench.close()
  await server.stop()
})

const list = async ({ client }: Running, who: string, asked: ListNotificationsRequestInput = {}) => {
  const { notifications } = await unary<ListNotificationsResponse>((options, done) =>
    client.listNotifications(asked, as(who), options, done),
  )
  return notifications
}
const resend = ({ client }: Running, who: string, idempotencyKey: string) =>
  unary((options, done) => client.resendNotification({ requestId: 'r', idempotencyKey }, as(who), options, done))
const test = async ({ client }: Running, who: string, personId: string, requestId = 't') => {
  const { events } = await unary<TestNotificationResponse>(
    (options, done) => client.testNotification({ requestId, personId }, as(who), options, done),
    20_000,
  )
  return events
}
const refusal = async (call: Promise<unknown>) => {
  const error = (await call.then(
    () => expect.unreachable('it must be refused'),
    caught => caught,
  )) as ServiceError
  return [error.code, errorDetailsOf(error).reason]
}

const has = (key: string, state: string) =>
  eventually(async () => (await statesOf(bench, key)).at(-1) === state, `${key} ${state}`)

describe('the list of notifications', () => {
  it('shows managers everything but the links of others, and others their own with the link', async () => {
    const running = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a' }, { idempotencyKey: 'o', personId: 'olle' })
    await Promise.all([has('a', 'DELIVERED'), has('o', 'DELIVERED')])
    const keysAndLinks = async (who: string) =>
      (await list(running, who)).map(({ requested }) => [requested!.idempotencyKey, requested!.link]).sort()
    const link = 'https://tocsin.test/a/token'
    expect(await keysAndLinks('eva')).toEqual([
      ['a', ''],
      ['o', ''],
    ])
    expect(await keysAndLinks('anna')).toEqual([['a', link]])
    expect(await keysAndLinks('olle')).toEqual([['o', link]])
    const [one] = await list(running, 'eva', { personId: 'olle', limit: 1 })
    expect(one).toMatchObject({
      state: 'DELIVERY_STATE_DELIVERED',
      events: [{ attempt: 1 }, { reason: 'answered 200' }],
    })
    expect(await list(running, 'eva', { crisisId: 'other' })).toEqual([])
  })

  it('shows the links to managers when messages are kept in the inbox', async () => {
    const running = await startNotifier(bench, { deliver: 'inbox' })
    await request(bench, { idempotencyKey: 'a' })
    await has('a', 'DELIVERED')
    expect((await list(running, 'eva'))[0]!.requested!.link).toBe('https://tocsin.test/a/token')
  })

  it('is the same from any replica, and after a restart', async () => {
    const first = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a' })
    await has('a', 'DELIVERED')
    const before = await list(first, 'eva')
    const second = await startNotifier(bench)
    expect(await list(second, 'eva')).toEqual(before)
    await first.stop()
    await second.stop()
    expect(await list(await startNotifier(bench), 'eva')).toEqual(before)
  })

  it('refuses walls, and who asks for the messages of others', async () => {
    const running = await startNotifier(bench)
    expect(await refusal(list(running, 'wall'))).toEqual([status.PERMISSION_DENIED, 'ROLE_TOO_LOW'])
    expect(await refusal(list(running, 'anna', { personId: 'olle' }))).toEqual([status.PERMISSION_DENIED, 'NOT_YOURS'])
    expect(await refusal(list(running, 'nobody'))).toEqual([status.UNAUTHENTICATED, 'NO_TOKEN'])
    expect(await refusal(list(running, 'eva', { limit: 1_001 }))).toEqual([status.INVALID_ARGUMENT, 'INVALID_FIELD'])
  })
})

describe('a dead notification', () => {
  it('is sent again by a manager with the same key, once however often it is asked', async () => {
    server.behave(answer(404))
    const running = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a' })
    await has('a', 'DEAD')
    expect(await refusal(resend(running, 'anna', 'a'))).toEqual([status.PERMISSION_DENIED, 'ROLE_TOO_LOW'])
    expect(await refusal(resend(running, 'eva', 'b'))).toEqual([status.NOT_FOUND, 'NOT_FOUND'])
    await until(() => server.received.length === 1, 'the attempt')
    await Promise.all([resend(running, 'eva', 'a'), resend(running, 'eva', 'a')])
    await eventually(
      async () => (await statesOf(bench, 'a')).filter(state => state === 'DEAD').length === 2,
      'dead again',
    )
    server.behave(answer(200))
    await resend(running, 'eva', 'a')
    await has('a', 'DELIVERED')
    expect(await statesOf(bench, 'a')).toEqual(['CLAIMED', 'DEAD', 'CLAIMED', 'DEAD', 'CLAIMED', 'DELIVERED'])
    expect(new Set(server.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await running.stop()
    const next = await startNotifier(bench)
    await list(next, 'eva')
    expect(await refusal(resend(next, 'eva', 'a'))).toEqual([status.FAILED_PRECONDITION, 'NOT_DEAD'])
    expect(server.received).toHaveLength(3)
  })

  it('is sent to where the plan says now', async () => {
    const running = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a', contactId: 'gone' })
    await has('a', 'DEAD')
    await applyPeople(bench.log, { anna: [{ ...hook('now'), id: 'gone' }] }, 2)
    await resend(running, 'eva', 'a')
    await has('a', 'DELIVERED')
    expect(server.received.map(({ path }) => path)).toEqual(['/now'])
  })
})

describe('a contact that said that it is gone', () => {
  it('is left alone, over restarts, until the plan has another target for it', async () => {
    server.behave(answer(410))
    const running = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a' })
    await has('a', 'DISABLED')
    await running.stop()
    server.behave(answer(200))
    await startNotifier(bench)
    await request(bench, { idempotencyKey: 'b' })
    await has('b', 'DISABLED')
    expect(server.received).toHaveLength(1)
    await applyPeople(bench.log, { anna: [hook('new')] }, 2)
    await request(bench, { idempotencyKey: 'c', playbookVersion: 2 })
    await has('c', 'DELIVERED')
    expect(server.received.map(({ path }) => path)).toEqual(['/anna', '/new'])
  })
})

describe('a test', () => {
  it('goes to every contact of a person through the real targets and answers with what became of each', async () => {
    server.behave((response, { path }) => void response.writeHead(path === '/second' ? 503 : 200).end())
    const running = await startNotifier(bench)
    expect(await test(running, 'olle', 'olle')).toMatchObject([
      { contactId: 'hook', state: 'DELIVERY_STATE_DELIVERED', reason: 'answered 200' },
      { contactId: 'second', state: 'DELIVERY_STATE_DEAD', reason: 'answered 503' },
    ])
    expect(server.received[0]!.body).toContain('This is a test')
    await test(running, 'eva', 'olle')
    expect(server.received).toHaveLength(2)
    expect(await test(running, 'eva', 'olle', 'another')).toHaveLength(2)
    expect(server.received).toHaveLength(4)
  })

  it('tries a contact that said it is gone, and one that arrives ends that', async () => {
    server.behave(answer(410))
    const running = await startNotifier(bench)
    await request(bench, { idempotencyKey: 'a' })
    await has('a', 'DISABLED')
    server.behave(answer(200))
    expect(await test(running, 'anna', 'anna')).toMatchObject([{ state: 'DELIVERY_STATE_DELIVERED' }])
    await request(bench, { idempotencyKey: 'b' })
    await has('b', 'DELIVERED')
  })

  it('says so when a target does not answer in time', async () => {
    server.behave(() => undefined)
    const running = await startNotifier(bench, { sendTimeout: 200 })
    expect(await test(running, 'anna', 'anna')).toMatchObject([
      { state: 'DELIVERY_STATE_DEAD', reason: expect.stringContaining('did not answer in time') },
    ])
  })

  it('is for oneself or by a manager, of somebody whom the plan knows', async () => {
    const running = await startNotifier(bench)
    expect(await refusal(test(running, 'anna', 'olle'))).toEqual([status.PERMISSION_DENIED, 'NOT_YOURS'])
    expect(await refusal(test(running, 'eva', 'nobody'))).toEqual([status.NOT_FOUND, 'NOT_FOUND'])
    expect(await refusal(test(running, 'eva', 'olle', ''))).toEqual([status.INVALID_ARGUMENT, 'INVALID_FIELD'])
  })
})
