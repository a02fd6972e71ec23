import { join } from 'node:path'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { crisisPlan, DESK_SECRET } from '../support/crisis-plan.ts'
import { type CrisisProcess, startCrisisProcess } from '../support/crisis-process.ts'
import { startDesk } from '../support/desk.ts'
import { grpcHands } from '../support/grpc-hands.ts'
import { CRISIS_ID, eventually, playSaturday, SATURDAY_MS } from '../support/saturday.ts'
import { saturdayTimeline } from '../support/saturday-timeline.ts'
import { newFolder, removeFolder } from '../support/standalone.ts'

let folder: string
let desk: Awaited<ReturnType<typeof startDesk>>
let host: CrisisProcess | undefined
beforeEach(async () => {
  folder = newFolder()
  desk = await startDesk(DESK_SECRET, () => host?.nowMs() ?? SATURDAY_MS)
})
afterEach(async () => {
  await host?.stop()
  await desk.stop()
  removeFolder(folder)
})

const startHost = async (fatalTopics: readonly string[]): Promise<CrisisProcess> => {
  const plan = crisisPlan(desk.url)
  host = await startCrisisProcess({ dataDir: join(folder, 'data'), startMs: SATURDAY_MS, plan, fatalTopics })
  return host
}

/** What people were sent, by the parts of the keys; each went to one contact. */
const TOLD = [
  'entry-1/nina',
  'entry-2/anna',
  'entry-2/olle',
  'entry-3/anna',
  'entry-3/eva',
  'entry-4/anna',
  'entry-4/eva',
  'question-1/nina',
  'question-2/anna',
  'question-9/1/sari',
  'question-9/2/budi',
  'question-9/answer/anna',
  'role-lead-19/marta',
]

it.each([
  ['without a death', []],
  ['killed with -9 after each record of the crisis', [TOPICS.crisisEvents.name]],
  ['killed with -9 after each record of its effects', [TOPICS.notificationsRequested.name, TOPICS.holdsWork.name]],
])(
  'a Saturday night runs by gRPC alone to its review, %s',
  async (_what, fatalTopics) => {
    const running = await startHost(fatalTopics)
    const hands = grpcHands(running.grpcAddress)
    await playSaturday(running, hands)
    const entries = await hands.timeline()
    expect(entries.map(({ atMs, text }) => `${new Date(atMs).toISOString().slice(11, 16)} ${text}`)).toEqual(
      saturdayTimeline('grpc'),
    )

    const delivered = async (): Promise<string[]> =>
      (await hands.notifications())
        .filter(({ state }) => state === 'DELIVERY_STATE_DELIVERED')
        .map(({ requested }) => requested!.idempotencyKey.replace(`${CRISIS_ID}/`, '').replace('/mail', ''))
    const told = async (): Promise<string[]> =>
      (await delivered()).filter(part => !/^(recovery|recoveryStarted|closed)-/.test(part)).toSorted()
    await eventually(async () => (await delivered()).some(part => part.startsWith('closed-')), 'the last message')
    expect(await told()).toEqual(TOLD.toSorted())

    await eventually(async () => desk.acted.length === 3, 'the end of the hold at the desk')
    expect(desk.acted.map(id => id.split('_').slice(0, 2).join('_'))).toEqual(Array(3).fill('hold-5_desk'))
    expect(desk.refused()).toBe(0)
    expect(desk.asked.length - desk.acted.length).toBeLessThanOrEqual(running.deaths())
    if (fatalTopics.length > 0) expect(running.deaths()).toBeGreaterThan(10)
  },
  240_000,
)
