import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { ListCrisesResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/ListCrisesResponse.ts'
import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DESK_SECRET } from '../support/crisis-plan.ts'
import { type CrisisProcess, startCrisisProcess } from '../support/crisis-process.ts'
import { startDesk } from '../support/desk.ts'
import { patientCalls } from '../support/grpc-hands.ts'
import { whatTheLogSays } from '../support/log-oracle.ts'
import { manyBrandsPlan, RECEIVER_SECRET, signalOf, TOLD } from '../support/many-crises.ts'
import { startReceiver } from '../support/receiver.ts'
import { eventually, SATURDAY_MS } from '../support/saturday.ts'
import { newFolder, removeFolder } from '../support/standalone.ts'

const CRISES = Number(process.env['CHAOS_CRISES'] ?? 40)
const SEED = 20_260_328
/** All of them come in as many parts, each after another death; the last part may be done before one more. */
const LEAST_KILLS = 8
/** How many people decide at a time. */
const HANDS = 6
/** What may be asked of one connector at a time. */
const AT_A_TIME = 32
/** How long anything may take, on a machine that is busy otherwise. */
const PATIENCE_MS = 60_000 + CRISES * 500
const CRISIS_SERVICE = 'tocsin.crisis.v1.CrisisService'
const MESSAGES = 'tocsin.notification.v1.NotificationService'

let folder: string
let desk: Awaited<ReturnType<typeof startDesk>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
let host: CrisisProcess | undefined
beforeEach(async () => {
  const now = () => host?.nowMs() ?? SATURDAY_MS
  folder = newFolder()
  desk = await startDesk(DESK_SECRET, now)
  receiver = await startReceiver(RECEIVER_SECRET, now)
})
afterEach(async () => {
  await host?.stop()
  await Promise.all([desk.stop(), receiver.stop()])
  removeFolder(folder)
})

/** Numbers from 0 to 1, the same for the same seed. */
const numbersFrom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Works on all of them, some at a time. */
const each = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all]
  const hand = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: HANDS }, hand))
}

it(
  `misses none of ${CRISES} crises while everything that acts on them is killed with -9 again and again`,
  async () => {
    const startedAt = performance.now()
    const brandIds = Array.from({ length: CRISES }, (_, index) => `brand-${index + 1}`)
    const plan = manyBrandsPlan(brandIds, { deskUrl: desk.url, receiverUrl: receiver.url })
    const dataDir = join(folder, 'data')
    const running = await startCrisisProcess({
      dataDir,
      startMs: SATURDAY_MS,
      plan,
      fatalTopics: [],
      env: {
        TOCSIN_NOTIFIER_DELIVER: 'send',
        TOCSIN_NOTIFIER_SECRETS: JSON.stringify({ receiver: RECEIVER_SECRET }),
        TOCSIN_NOTIFIER_ALLOW: JSON.stringify(['127.0.0.0/8']),
      },
    })
    host = running
    const call = patientCalls(running.grpcAddress)
    const crisisOf = async (brandId: string): Promise<Crisis | undefined> =>
      (await call<ListCrisesResponse>(CRISIS_SERVICE, 'ListCrises', 'eva', { brandId })).crises[0]

    let confirmed = 0
    const confirm = async (brandId: string): Promise<void> => {
      await eventually(async () => (await crisisOf(brandId)) !== undefined, `the suspicion of ${brandId}`, PATIENCE_MS)
      const { crisisId } = (await crisisOf(brandId))!
      const harm = { reputation: true }
      const request = { requestId: randomUUID(), crisisId, scenarioId: 'outage', harm, reason: 'customers cannot pay' }
      await call(CRISIS_SERVICE, 'ConfirmCrisis', 'nina', request)
      confirmed++
    }
    /** What came of it is known to the product too. */
    const isRecorded = async (brandId: string): Promise<boolean> => {
      const { crisisId, holds } = (await crisisOf(brandId))!
      const list = { crisisId, limit: 10 }
      const { notifications } = await call<ListNotificationsResponse>(MESSAGES, 'ListNotifications', 'eva', list)
      return (
        holds[0]?.enforcements[0]?.state === 'ENFORCEMENT_STATE_PARTLY' &&
        notifications.every(({ state }) => state === 'DELIVERY_STATE_DELIVERED')
      )
    }
    const isEverywhere = (): boolean => receiver.acted.size >= CRISES * TOLD.length && desk.acted.length >= CRISES

    const random = numbersFrom(SEED)
    let over = false
    /** Each life gets something done, however slow the machine is: else nothing would ever go on. */
    const done = (): number => confirmed + receiver.acted.size + desk.acted.length
    const killing = (async () => {
      for (let before = done(); !over; ) {
        await eventually(async () => over || done() > before, 'anything new', PATIENCE_MS)
        before = done()
        await running.kill(random() * 1_000)
      }
    })()
    /** A fast machine gets no further before a death than a slow one. */
    const raising = (async () => {
      for (const [index, brandId] of brandIds.entries()) {
        const deaths = Math.floor((index * LEAST_KILLS) / CRISES)
        await eventually(async () => running.deaths() >= deaths, `death ${deaths}`, PATIENCE_MS)
        await running.raise(signalOf(brandId))
      }
    })()
    try {
      await Promise.all([raising, each(brandIds, confirm)])
      await eventually(async () => isEverywhere(), 'every message and every hold', PATIENCE_MS)
    } finally {
      over = true
    }
    await killing
    await each(brandIds, brandId => eventually(() => isRecorded(brandId), `the record of ${brandId}`))
    const kills = running.deaths()
    await running.stop()
    host = undefined

    const said = await whatTheLogSays(join(dataDir, 'log'))
    const repeats = [...receiver.came.values()].reduce((sum, times) => sum + times, 0) - receiver.came.size
    const deskRepeats = desk.asked.length - desk.acted.length
    const inFlight = said.claimsWithoutEnd
    console.log(
      `${CRISES} crises, ${kills} kills, ${receiver.acted.size} messages, ${repeats} repeated (${inFlight} were in flight at kills), ${desk.acted.length} holds at the desk, ${deskRepeats} repeated, ${((performance.now() - startedAt) / 1_000).toFixed(0)} s, seed ${SEED}`,
    )
    expect(kills).toBeGreaterThanOrEqual(LEAST_KILLS - 1)
    expect(said.suspected.toSorted()).toEqual(brandIds.toSorted())
    expect(said.confirmed).toHaveLength(CRISES)
    const expected = said.confirmed.flatMap(crisisId => TOLD.map(part => `${crisisId}/${part}`))
    expect([...receiver.acted.values()].toSorted()).toEqual(expected.toSorted())
    expect(repeats).toBeLessThanOrEqual(inFlight)
    for (const [key, times] of receiver.came) expect([key, times <= said.claims.get(key)!]).toEqual([key, true])
    expect(said.holds).toHaveLength(CRISES)
    expect(desk.acted.map(id => id.split('_')[0]).toSorted()).toEqual(said.holds.toSorted())
    expect(deskRepeats).toBeLessThanOrEqual(kills * AT_A_TIME)
    expect([receiver.refused(), desk.refused()]).toEqual([0, 0])
  },
  60_000 + CRISES * 1_000,
)
