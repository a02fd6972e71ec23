import { join } from 'node:path'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { crisisPlan, DESK_SECRET } from '../support/crisis-plan.ts'
import { type CrisisProcess, startCrisisProcess } from '../support/crisis-process.ts'
import { startDesk } from '../support/desk.ts'
import { grpcHands } from '../support/grpc-hands.ts'
import { CRISIS_ID, eventually, playSaturday, SATURDAY_MS } from '../support/saturday.ts'
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

/** UTC: 22:40 is 23:40 in Warsaw; from 01:00 on it is two hours ahead. */
const TIMELINE = [
  '22:40 Suspected. 214 of the last 380 mentions of Lumo are negative. Nina asked to confirm or decline.',
  '22:40 Stage Potential: 214 of the last 380 mentions of Lumo are negative. Told: Nina. Must acknowledge: nobody. Steps: 0.',
  '22:45 Anna asked next: nobody answered in time.',
  '22:45 Confirmed by Anna: Outage, lasting harm to reputation: customers cannot pay.',
  '22:45 Anna put everything on hold (hold-5): customers cannot pay. Asked to stop: Publishing desk.',
  '22:45 Stage Contained entered by Anna: customers cannot pay. Told: Anna and Olle. Must acknowledge: Anna and Olle. Steps: 2.',
  '22:45 Publishing desk partly enforces hold-5 (1 of 2): the queue is stopped.',
  '22:45 Olle acknowledged by grpc.',
  '22:45 Sari asked about product: Which batch?',
  '23:00 Budi asked instead: Sari did not answer in time.',
  '23:00 Update by Olle: We are looking into it.',
  '23:00 Fact by Budi: Only terminals of type 7.',
  '23:00 Olle did "Publish the holding statement": published.',
  '23:00 Stage Serious entered by Anna: national news. Told: Anna and Eva. Must acknowledge: Anna and Eva. Steps: 0.',
  '23:00 Eva acknowledged by grpc.',
  '23:00 Stage Grave entered by Anna: a minister asks. Told: Anna and Eva. Must acknowledge: Anna and Eva. Steps: 0.',
  '23:00 Eva acknowledged by grpc.',
  '23:00 Anna took "Keep the fact sheet".',
  '06:00 Marta has role lead: on duty by schedule leads, sun 08:00–20:00 Europe/Warsaw.',
  '06:00 Marta acknowledged by grpc.',
  '06:00 Marta did "Keep the fact sheet".',
  '06:00 Cause: A bad update. Sari removes it.',
  '06:00 Cause removed, says Marta: rolled back.',
  '06:00 Signal lumo/share-5m/1 is back in its usual range; none is open any more.',
  '07:00 The rate has been usual for long enough: recovery may be started.',
  '07:00 Recovery started by Marta: an hour of usual talk.',
  '07:00 Marta released post p2 of Publishing desk.',
  '07:00 Publishing desk partly enforces hold-5 (0 of 2): the queue is stopped.',
  '07:00 Marta released hold-5: over. Held posts are released one by one.',
  '07:00 Closed by Marta: all is well.',
  '07:00 The review is open.',
]

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
    expect(entries.map(({ atMs, text }) => `${new Date(atMs).toISOString().slice(11, 16)} ${text}`)).toEqual(TIMELINE)

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
