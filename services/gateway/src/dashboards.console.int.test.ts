import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeEscalation, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'

let harness: Harness
let escalation: FakeEscalation
let replica: Replica
let consoleDir: string
beforeAll(async () => {
  consoleDir = await mkdtemp(join(tmpdir(), 'tocsin-console-'))
  await mkdir(join(consoleDir, 'assets'))
  for (const name of ['index', 'acknowledge', 'flag'])
    await writeFile(join(consoleDir, `${name}.html`), `<!doctype html><title>${name}</title>`)
  await writeFile(join(consoleDir, 'assets', 'index-1a2b3c.js'), 'export {}')
  harness = await createHarness()
  escalation = await startFakeEscalation()
  escalation.people.set('', { personId: 'visitor', role: 'admin' })
  replica = await harness.start({ escalation: escalation.address }, { consoleDir })
})
afterAll(async () => {
  await harness.stop()
  await escalation.stop()
  await rm(consoleDir, { recursive: true })
})

const told = async (path: string) => {
  const answer = await replica.get(path, { redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

describe('the console', () => {
  it.each([
    ['/console', 'index'],
    ['/console/', 'index'],
    ['/console/crises/c1', 'index'],
    ['/console/people/anna.k', 'index'],
    ['/a/some-token', 'acknowledge'],
    ['/flag', 'flag'],
    ['/flag/8f3a91c0', 'flag'],
  ])('answers %s with the page "%s"', async (path, title) => {
    const { status, text, headers } = await told(path)
    expect([status, text]).toEqual([200, expect.stringContaining(`<title>${title}`)])
    expect(headers.get('content-security-policy')).toContain("default-src 'none';script-src 'self'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it.each(['/a/some-token', '/flag/8f3a91c0'])('keeps %s out of search engines and caches', async path => {
    const { headers } = await told(path)
    expect([headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual(['noindex, nofollow', 'no-store'])
  })

  it('has assets that are kept for ever, and pages that are asked for again', async () => {
    expect((await told('/console/assets/index-1a2b3c.js')).headers.get('cache-control')).toContain('immutable')
    expect((await told('/console')).headers.get('cache-control')).toBe('no-cache')
    expect((await told('/console/assets/none.js')).status).toBe(404)
  })

  it('is where the root leads, and the wall says how to build it', async () => {
    expect((await told('/')).headers.get('location')).toBe('/console')
    expect((await told('/wall')).status).toBe(503)
  })
})
