import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { loadSettings } from '@tocsin/shared/runtime/settings.ts'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ingestSection } from './config.ts'
import { createIngest, type Ingest } from './service.ts'
import { BRANDS_YAML, type Harness, openHarness } from './test/harness.ts'

let harness: Harness
let ingest: Ingest | undefined
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(async () => {
  await ingest?.stop()
  await harness.close()
})

const secret = (fill: number): string => `whsec_${Buffer.alloc(32, fill).toString('base64')}`
const key = (version: number): string => `${version}:${`0${version}`.repeat(32)}`

const start = async () => {
  const playbooks = join(harness.dir, 'playbooks')
  mkdirSync(playbooks, { recursive: true })
  writeFileSync(join(playbooks, 'brands.yaml'), BRANDS_YAML)
  const config: Record<string, unknown> = {
    ...loadSettings({ ingest: ingestSection }, { env: {} }).values.ingest,
    port: 0,
    tickInterval: 0,
    playbooks,
    sources: [{ id: 'shop', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: false }],
    webhookSecrets: { shop: [secret(1)] },
    authorKeys: key(1),
  }
  const told: (() => void)[] = []
  ingest = createIngest(config as never, {
    log: harness.log,
    logger: createLogger({ name: 'test', level: 'silent' }),
    metrics: createMetrics(),
    now: Date.now,
    onSecrets: changed => void told.push(changed),
  })
  await ingest.start()
  const url = `http://127.0.0.1:${ingest.receiverPort()}/v1/mentions`
  let count = 0
  return {
    replace(values: Record<string, unknown>): void {
      Object.assign(config, values)
      for (const changed of told) changed()
    },
    async send(fill: number): Promise<number> {
      const id = `msg_${++count}`
      const at = new Date()
      const post = { id, text: 'Lumo is down', author: 'one and the same', publishedAt: at.toISOString() }
      const body = JSON.stringify(post)
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret(fill)).sign(id, at, body),
      }
      return (await fetch(url, { method: 'POST', body, headers })).status
    },
  }
}

it('takes the new secret of a webhook while it listens, beside the old one for as long as both are named', async () => {
  const { send, replace } = await start()
  expect([await send(1), await send(2)]).toEqual([202, 401])
  replace({ webhookSecrets: { shop: [secret(2), secret(1)] } })
  expect([await send(1), await send(2)]).toEqual([202, 202])
  replace({ webhookSecrets: { shop: [secret(2)] } })
  expect([await send(1), await send(2)]).toEqual([401, 202])
})

it('hashes authors with a new version of the key once it is there', async () => {
  const { send, replace } = await start()
  await send(1)
  replace({ authorKeys: `${key(1)},${key(2)}` })
  await send(1)
  const [before, after] = (await harness.mentions()).sort((a, b) => a.authorKeyVersion - b.authorKeyVersion)
  expect([before!.authorKeyVersion, after!.authorKeyVersion]).toEqual([1, 2])
  expect(after!.authorHash).not.toBe(before!.authorHash)
})

it('refuses what cannot be used, and goes on with what it had', async () => {
  const { send, replace } = await start()
  expect(() => replace({ webhookSecrets: { shop: ['no secret'] } })).toThrow('webhookSecrets')
  expect(() => replace({ webhookSecrets: { shop: [secret(2)] }, authorKeys: 'nonsense' })).toThrow('author keys')
  replace({ webhookSecrets: { shop: [secret(1)] }, authorKeys: key(1) })
  expect(await send(1)).toBe(202)
})
