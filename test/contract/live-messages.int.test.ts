import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Parser } from '@asyncapi/parser'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { LiveMessage } from '@tocsin/shared/live/messages.ts'
import * as Schema from 'typebox/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeEscalation, startFakeEscalation } from '../../services/gateway/test/fake-escalation.ts'
import { createHarness, type Harness } from '../../services/gateway/test/harness.ts'
import {
  MINUTE,
  NINE,
  SECOND,
  sampleBrand,
  sampleHealth,
  sampleSignal,
  sampleWindow,
} from '../../services/gateway/test/samples.ts'

const FILE = fileURLToPath(new URL('../../services/gateway/asyncapi.yaml', import.meta.url))
const ADMIN = { name: 'operator', token: 'operator-operator', admin: true }

const PERSON = 'anna-anna-anna-anna'

let harness: Harness
let escalation: FakeEscalation
let messages: readonly LiveMessage[]
let crisisMessages: readonly CrisisMessage[]

/** Something happens in a crisis of a brand. */
const happened = (seq: number, kind: string): void => {
  escalation.happened(
    { seq, crisisId: 'c1', kind, atMs: NINE, actor: 'detector', text: `${kind}.` },
    { crisisId: 'c1', brandIds: ['lumo'], phase: 'PHASE_SUSPECTED', phaseSinceMs: NINE },
  )
  escalation.situation({ brandId: 'lumo', crisisId: 'c1', phase: 'PHASE_SUSPECTED', sinceMs: NINE, waitsFor: 'Anna' })
}

/** What a gateway really sends, of every type. */
const record = async (): Promise<readonly LiveMessage[]> => {
  const { write } = harness
  await write.brand(sampleBrand('lumo'))
  await write.brand(sampleBrand('kopi'))
  await write.window(sampleWindow('lumo', NINE, 1))
  await write.window(sampleWindow('lumo', NINE, 2, { sizeMs: 3_600_000 }))
  await write.signal(sampleSignal('lumo', NINE, 1))
  await write.health(sampleHealth('rss', NINE, { state: 'SOURCE_STATE_SILENT', lastMentionAtMs: NINE - MINUTE }))
  escalation.people.set(PERSON, { personId: 'anna', role: 'admin' })
  happened(1, 'suspected')
  const { live, get, crises } = await harness.start({
    displayTokens: [ADMIN],
    escalation: escalation.address,
    escalationToken: PERSON,
  })
  const room = crises({ headers: { authorization: `Bearer ${PERSON}` } })
  await room.next('snapshot')
  const client = live('?screen=lobby', { headers: { authorization: `Bearer ${ADMIN.token}` } })
  await client.next('snapshot')
  happened(2, 'confirmed')
  await client.next('event', ({ event }) => event.kind === 'crisis')
  await write.window(sampleWindow('lumo', NINE + 10 * SECOND, 3))
  await write.window(sampleWindow('lumo', NINE + MINUTE, 4, { late: 1 }))
  await write.health(sampleHealth('rss', NINE + MINUTE))
  await write.progress(0, NINE + 2 * MINUTE)
  await write.progress(1, NINE + 2 * MINUTE)
  await write.signal(sampleSignal('lumo', NINE, 5, { state: 'SIGNAL_STATE_CLOSED', closedAtMs: NINE + MINUTE }))
  await client.next('event', ({ event }) => event.kind === 'signal-closed')
  await write.removeBrand('kopi')
  await client.next('state', ({ removedBrands }) => removedBrands !== undefined)
  await client.next('heartbeat')
  const headers = { authorization: `Bearer ${ADMIN.token}` }
  const { screens } = (await (await get('/v1/screens', { headers })).json()) as { screens: { id: string }[] }
  await get(`/v1/screens/${screens[0]!.id}/identify`, { method: 'POST', headers })
  await client.next('command')
  await room.next('entry')
  await room.next('heartbeat')
  crisisMessages = room.received
  return client.received
}

/** What the document says against a message of this type. */
const complaintsAbout = async (type: string, channel = 'live'): Promise<(message: object) => string[]> => {
  const { document } = await new Parser().parse(readFileSync(FILE, 'utf8'))
  const schema = document!.channels().get(channel)!.messages().get(type)!.payload()!.json() as object
  return message =>
    Schema.Errors(schema, message)[1].map(({ instancePath, message: text }) => `${instancePath} ${text}`)
}

beforeAll(async () => {
  harness = await createHarness()
  escalation = await startFakeEscalation()
  messages = await record()
})
afterAll(async () => {
  await harness.stop()
  await escalation.stop()
})

describe('what the gateway sends', () => {
  it.each(['snapshot', 'state', 'event', 'heartbeat', 'command'])(
    'is what the AsyncAPI document says: %s',
    async type => {
      const sent = messages.filter(message => message.type === type)
      expect(sent.length).toBeGreaterThan(0)
      const complaints = await complaintsAbout(type)
      for (const message of sent) expect(complaints(message)).toEqual([])
    },
  )

  it.each(['snapshot', 'crisis', 'entry', 'heartbeat'])('is what it says of crises: %s', async type => {
    const sent = crisisMessages.filter(message => message.type === type)
    expect(sent.length).toBeGreaterThan(0)
    const complaints = await complaintsAbout(type, 'crisesLive')
    for (const message of sent) expect(complaints(message)).toEqual([])
  })

  it('would be found out if it were something else', async () => {
    const snapshot = messages.find(message => message.type === 'snapshot')!
    const complaints = await complaintsAbout('snapshot')
    expect(complaints({ ...snapshot, more: 1 })).not.toEqual([])
    expect(complaints({ ...snapshot, build: 7 })).not.toEqual([])
    expect(complaints({ ...snapshot, brands: [{ ...snapshot.brands[0], phase: 'good' }] })).not.toEqual([])
  })
})
