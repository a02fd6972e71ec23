import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterEach, expect, it } from 'vitest'
import { type Desk, startDesk } from './server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-desk-'))
const logger = createLogger({ name: 'test', level: 'silent' })
const plan = { posts: [{ id: 'a', brandId: 'lumo', title: 'Ä', atSeconds: 60 }], periodSeconds: 600, speed: 1 }
const started = { type: 'hold.started', data: { hold: 'hold-1', brandIds: ['lumo'] } }
/** A desk that starts again at the same port must not meet a connection of the one before. */
const ALONE = { connection: 'close' }

let desk: Desk | undefined
const start = async (): Promise<Desk> => {
  desk = await startDesk({ dataDir, plan, now: Date.now, logger })
  return desk
}
const send = (to: Desk, message: object, secret = to.secret): Promise<Response> => {
  const body = JSON.stringify(message)
  const headers = signWebhook({ id: 'hold-1_desk_start', now: Date.now(), body }, [secret])
  return fetch(`http://127.0.0.1:${to.port}/tocsin`, { method: 'POST', body, headers: { ...headers, ...ALONE } })
}

afterEach(async () => {
  await desk?.stop()
  rmSync(join(dataDir, 'demo-desk.json'), { force: true })
})

it('holds for who signs with its secret, and for nobody else', async () => {
  const own = await start()
  expect((await send(own, started, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).status).toBe(401)
  expect(await (await fetch(`http://127.0.0.1:${own.port}`, { headers: ALONE })).text()).toContain('scheduled')
  const answer = await send(own, started)
  expect(await answer.json()).toMatchObject({ state: 'enforced', held: 1, posts: [{ id: 'a-1', state: 'held' }] })
  expect(await (await fetch(`http://127.0.0.1:${own.port}`, { headers: ALONE })).text()).toContain('held')
})

it('answers 422 to what it does not know', async () => {
  expect((await send(await start(), { type: 'hold.unknown', data: { hold: 'hold-1' } })).status).toBe(422)
})

it('is the same desk after a restart: address, secret, what is held', async () => {
  const before = await start()
  const answer = await (await send(before, started)).json()
  await before.stop()
  const after = await start()
  expect([after.port, after.secret]).toEqual([before.port, before.secret])
  expect(await (await send(after, started)).json()).toEqual(answer)
})
