import { holdWorkCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, fixedPlaybooks, logger, openBench, openReplica, readAll } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import { by, evidence } from '../../test-support/story.ts'
import { createEscalationEvents } from '../events.ts'
import { startEffects } from './effects.ts'
import { createLinkTokens } from './link-token.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const links = createLinkTokens(() => 'a secret of the test')
const start = (log: Log = bench.log) => {
  const reader = startEffects({
    log,
    playbooks: fixedPlaybooks(),
    links,
    events: createEscalationEvents(logger, createMetrics()),
    publicUrl: 'https://tocsin.test',
    linkLifetimeMs: 3_600_000,
  })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= reader.stop())
  bench.onStop(stop)
  return { stop }
}

const requests = () =>
  readAll(bench.log, TOPICS.notificationsRequested.name, value => notificationRequestedCodec.decode(value))
const work = () => readAll(bench.log, TOPICS.holdsWork.name, value => holdWorkCodec.decode(value))
const keys = (values: readonly { readonly idempotencyKey: string }[]) => [
  ...new Set(values.map(({ idempotencyKey }) => idempotencyKey)),
]

const confirmation = {
  kind: 'confirm',
  crisisId: 'lumo-1',
  actor: by('anna'),
  scenarioId: 'outage',
  harm: { reputation: true, money: false, law: false },
  reason: 'reports of fire',
  holdScope: undefined,
} as const

const EXPECTED_KEYS = [
  'lumo-1/question-1/anna/phone',
  'lumo-1/entry-1/anna/phone',
  'lumo-1/entry-2/jan/phone',
  'lumo-1/entry-2/olle/phone',
  'lumo-1/entry-2/anna/phone',
]

it('requests what people must be told, each contact with a key of its own, and the work on the hold', async () => {
  const { writer } = await openReplica(bench)
  start()
  await writer.execute('s', { kind: 'signalOpen', evidence: evidence(), drill: false })
  await writer.execute('a', confirmation)
  while ((await requests()).length < EXPECTED_KEYS.length) await new Promise(resolve => setTimeout(resolve, 5))
  const sent = await requests()
  expect(sent.map(({ idempotencyKey }) => idempotencyKey).toSorted()).toEqual(EXPECTED_KEYS.toSorted())
  const page = sent.find(({ idempotencyKey }) => idempotencyKey === 'lumo-1/entry-2/olle/phone')!
  expect(page).toMatchObject({ urgency: 'URGENCY_PAGE', kind: 'acknowledge', drill: false, playbookVersion: 1 })
  expect(page.text).toContain('Your steps: Do statement (must do)')
  expect(links.verify(page.link.split('/a/')[1]!, bench.clock.now())).toMatchObject({ personId: 'olle', entry: 2 })
  expect(await work()).toMatchObject([
    { idempotencyKey: 'hold-4/enforce', kind: 'HOLD_WORK_KIND_ENFORCE', crisisId: 'lumo-1' },
  ])
})

it('enforces nothing in a drill, and says that it is one', async () => {
  const { writer } = await openReplica(bench)
  start()
  await writer.execute('s', { kind: 'signalOpen', evidence: evidence(), drill: true })
  await writer.execute('a', confirmation)
  while ((await requests()).length < EXPECTED_KEYS.length) await new Promise(resolve => setTimeout(resolve, 5))
  expect((await requests()).every(({ drill, subject }) => drill && subject.startsWith('DRILL'))).toBe(true)
  expect(await work()).toEqual([])
})

it('misses nothing and keeps its keys and texts when it is killed between any two records', async () => {
  const { writer } = await openReplica(bench)
  await writer.execute('s', { kind: 'signalOpen', evidence: evidence(), drill: false })
  await writer.execute('a', confirmation)
  await writer.execute('b', { kind: 'acknowledge', crisisId: 'lumo-1', actor: by('jan'), via: 'grpc' })
  let deaths = 0
  for (let lives = 0; lives < 6; lives++) {
    const life = mortal(bench.log, { afterAppends: lives + 1 })
    const effects = start(life.log)
    const done = async () => keys(await requests()).length >= EXPECTED_KEYS.length && (await work()).length > 0
    while (!life.isDead() && !(await done())) await new Promise(resolve => setTimeout(resolve, 5))
    if (life.isDead()) deaths++
    await effects.stop()
  }
  expect(deaths).toBeGreaterThanOrEqual(2)
  const sent = await requests()
  expect(keys(sent).toSorted()).toEqual(EXPECTED_KEYS.toSorted())
  expect(new Set(sent.map(one => JSON.stringify(one))).size).toBe(EXPECTED_KEYS.length)
  expect(keys(await work())).toEqual(['hold-4/enforce'])
})
