import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'

let harness: Harness
let replica: Replica
let wallDir: string
beforeAll(async () => {
  wallDir = await mkdtemp(join(tmpdir(), 'tocsin-wall-'))
  await mkdir(join(wallDir, 'assets'))
  await writeFile(join(wallDir, 'index.html'), '<!doctype html><title>wall</title>')
  await writeFile(join(wallDir, 'assets', 'index-1a2b3c.js'), 'export {}')
  harness = await createHarness()
  replica = await harness.start({}, { wallDir })
})
afterAll(async () => {
  await harness.stop()
  await rm(wallDir, { recursive: true })
})

const told = async (path: string) => {
  const response = await replica.get(path, { redirect: 'manual' })
  const { status, headers } = response
  return {
    status,
    text: await response.text(),
    type: headers.get('content-type'),
    cache: headers.get('cache-control'),
    headers,
  }
}

describe('the wall', () => {
  it.each(['/wall', '/wall/', '/wall/brand/lumo'])('answers its page at %s, asked for again each time', async path => {
    expect(await told(path)).toMatchObject({
      status: 200,
      text: expect.stringContaining('<title>wall'),
      cache: 'no-cache',
    })
  })

  it('has assets that are kept for ever', async () => {
    expect(await told('/wall/assets/index-1a2b3c.js')).toMatchObject({
      status: 200,
      type: expect.stringContaining('javascript'),
      cache: 'public, max-age=31536000, immutable',
    })
  })

  it('has nothing beside its files', async () => {
    expect(await told('/wall/assets/none.js')).toMatchObject({ status: 404, type: expect.stringContaining('problem') })
    expect(await told('/wall/..%2f..%2fetc%2fpasswd.txt')).toMatchObject({
      status: 403,
      type: expect.stringContaining('problem'),
    })
  })

  it('is where the root leads', async () => {
    const { status, headers } = await told('/')
    expect([status, headers.get('location')]).toEqual([302, '/wall'])
  })

  it('tells its build to screens', async () => {
    const { build } = await replica.live().next('snapshot')
    expect(build).toMatch(/^[0-9a-f]{12}$/)
  })

  it('says how to build it when it is not built', async () => {
    const { get } = await harness.start({}, { wallDir: join(wallDir, 'assets') })
    const answer = await get('/wall')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

describe('what browsers are told', () => {
  it('allows only what we serve, on pages and answers alike', async () => {
    for (const path of ['/wall', '/v1/brands']) {
      const { headers } = await told(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none';script-src 'self';style-src 'self'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('asks for https for ever only where the public address has it', async () => {
    const { get } = await harness.start({ publicUrl: 'https://wall.example' })
    expect((await get('/wall')).headers.get('strict-transport-security')).toContain('max-age')
  })

  it('lets the documentation style itself, and no script but ours', async () => {
    const policy = (await told('/docs')).headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
  })
})
