import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeEscalation, refusal, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness } from '../test/harness.ts'

const ANNA = 'anna-anna-anna-anna'
const headers = { authorization: `Bearer ${ANNA}` }

let harness: Harness
let escalation: FakeEscalation
beforeEach(async () => {
  harness = await createHarness()
  escalation = await startFakeEscalation()
  escalation.people.set(ANNA, { personId: 'anna', name: 'Anna', role: 'responder' })
  happened(1)
})
afterEach(async () => {
  await harness.stop()
  await escalation.stop()
})

const start = () => harness.start({ escalation: escalation.address, escalationToken: ANNA, anonymousDisplay: 'never' })
const happened = (seq: number): void =>
  escalation.happened(
    { seq, crisisId: 'c1', kind: 'updatePosted', text: `update ${seq}` },
    { crisisId: 'c1', brandIds: ['lumo'], phase: 'PHASE_ACTIVE' },
  )

describe("the console's websocket", () => {
  it('gives all there is, then each change as a whole and each entry, and its clock', async () => {
    const { crises } = await start()
    const client = crises({ headers })
    expect((await client.next('snapshot')).crises).toMatchObject([{ crisisId: 'c1', seq: 1, harm: null }])
    happened(2)
    expect((await client.next('entry', ({ entry }) => entry.seq === 2)).entry.text).toBe('update 2')
    expect((await client.next('crisis', ({ crisis }) => crisis.seq === 2)).crisis.phase).toBe('PHASE_ACTIVE')
    const { serverTimeMs, awaySinceMs } = await client.next('heartbeat')
    expect([Math.abs(serverTimeMs - Date.now()) < 10_000, awaySinceMs]).toEqual([true, 0])
  })

  it('asks with the token of the person', async () => {
    const { crises } = await start()
    escalation.people.set('jan-jan-jan', { personId: 'jan', role: 'responder' })
    await crises({ headers: { authorization: 'Bearer jan-jan-jan' } }).next('snapshot')
    expect(escalation.asked.filter(({ token }) => token === 'jan-jan-jan').map(({ method }) => method)).toEqual(
      expect.arrayContaining(['WatchCrisis', 'ListCrises']),
    )
  })

  it('ends when the session does', async () => {
    const { crises } = await start()
    const client = crises({ headers })
    await client.next('snapshot')
    escalation.people.delete(ANNA)
    escalation.endStreams(ANNA, refusal(16, 'the token was withdrawn', { reason: 'NO_TOKEN' }))
    expect(await client.closed).toEqual({ code: 1008, reason: 'the session ended' })
  })

  it('ends when a token that is refused opened it', async () => {
    const { crises } = await start()
    expect((await crises({ headers: { authorization: 'Bearer nobody-nobody' } }).closed).code).toBe(1008)
  })

  it('stays open while decisions are away, says since when, and goes on with a fresh snapshot and what was missed', async () => {
    const { crises } = await start()
    const client = crises({ headers })
    await client.next('snapshot')
    happened(2)
    await client.next('entry', ({ entry }) => entry.seq === 2)
    await escalation.goAway()
    await client.next('heartbeat', ({ awaySinceMs }) => awaySinceMs > 0)
    happened(3)
    await escalation.comeBack()
    await client.next('entry', ({ entry }) => entry.seq === 3)
    await client.next('snapshot', one => one.crises[0]?.seq === 3)
    const last = client.received.length
    await client.next('heartbeat', one => one.awaySinceMs === 0 && client.received.indexOf(one) >= last - 1)
    const seqs = client.received.flatMap(one => (one.type === 'entry' ? [one.entry.seq] : []))
    expect(seqs).toEqual([2, 3])
  })

  it('is not opened by a page of another site, or by nobody', async () => {
    const { crises } = await start()
    expect((await crises({ headers: { ...headers, origin: 'https://evil.example' } }).refused).status).toBe(403)
    expect((await crises().closed).code).toBe(1008)
  })

  it('ends for who does not read, once more waits than its buffer holds', async () => {
    const metrics = createMetrics()
    const { crises } = await harness.start(
      { escalation: escalation.address, escalationToken: ANNA, clientBufferBytes: 16_384 },
      { metrics },
    )
    const client = crises({ headers })
    await client.next('snapshot')
    client.socket.pause()
    const text = 'x'.repeat(200_000)
    for (let seq = 2; seq < 80; seq++)
      escalation.happened({ seq, crisisId: 'c1', kind: 'updatePosted', text }, { crisisId: 'c1', brandIds: ['lumo'] })
    while (!(await metrics.text()).includes('clients_closed_total{reason="slow"} 1'))
      await new Promise(resolve => setImmediate(resolve))
    client.socket.resume()
    await client.closed
  })
})
