import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FollowedSecrets, followSecrets } from './followed-secrets.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { setting } from './setting.ts'
import { defineSection, loadSettings } from './settings.ts'

const section = defineSection('gateway', {
  names: setting.structure<readonly string[]>(
    'list',
    { default: [], doc: 'Names.' },
    (raw, report) => {
      if (Array.isArray(raw)) return raw as string[]
      report(`must be a list, not ${JSON.stringify(raw)}`)
      return undefined
    },
    true,
  ),
})

let dir: string
let path: string
let following: FollowedSecrets | undefined
const lines: string[] = []
const metrics = createMetrics()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-secrets-'))
  path = join(dir, 'names')
  lines.length = 0
})
afterEach(async () => {
  await following?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const start = (text: string) => {
  writeFileSync(path, text)
  const { values, secretFiles } = loadSettings({ gateway: section }, { env: { TOCSIN_GATEWAY_NAMES_FILE: path } })
  const logger = createLogger({ name: 'test', destination: { write: line => void lines.push(line) } })
  following = followSecrets(secretFiles, { logger, metrics, everyMs: 5 })
  return { values: values.gateway, onChange: following.onChange }
}
const stale = async (): Promise<string | undefined> =>
  (await metrics.text()).split('\n').find(line => line.startsWith('tocsin_secret_file_stale'))
const STALE = 'tocsin_secret_file_stale{setting="gateway.names"} '

describe('secrets that are followed', () => {
  it('are new for whoever reads the setting again, and who asked is told', async () => {
    const { values, onChange } = start('["old"]\n')
    const changed = vi.fn()
    onChange(changed)
    expect(values.names).toEqual(['old'])
    writeFileSync(path, '["new"]\n')
    await vi.waitFor(() => expect(values.names).toEqual(['new']))
    expect(changed).toHaveBeenCalledTimes(1)
    expect(await stale()).toBe(`${STALE}0`)
  })

  it('stay as they were while the file holds what cannot be used, and no word of it is logged', async () => {
    const { values } = start('["old"]')
    writeFileSync(path, '{"canary":"3f9c"}')
    await vi.waitFor(async () => expect(await stale()).toBe(`${STALE}1`))
    expect(values.names).toEqual(['old'])
    expect(lines.join('')).toContain('must be a list')
    expect(lines.join('')).not.toContain('3f9c')
    writeFileSync(path, '["old"]')
    await vi.waitFor(async () => expect(await stale()).toBe(`${STALE}0`))
  })

  it('stay as they were while the file is away, and are read once it is back', async () => {
    const { values } = start('["old"]')
    rmSync(path)
    await vi.waitFor(async () => expect(await stale()).toBe(`${STALE}1`))
    expect(values.names).toEqual(['old'])
    writeFileSync(path, '["old"]')
    await vi.waitFor(async () => expect(await stale()).toBe(`${STALE}0`))
  })

  it('go back to the last one when who uses it cannot', async () => {
    const { values, onChange } = start('["old"]')
    const seen: (readonly string[])[] = []
    onChange(() => void seen.push(values.names))
    onChange(() => {
      if (values.names[0] === 'new') throw new Error('no such name')
    })
    writeFileSync(path, '["new"]')
    await vi.waitFor(async () => expect(await stale()).toBe(`${STALE}1`))
    expect(values.names).toEqual(['old'])
    expect(seen).toEqual([['new'], ['old']])
    expect(lines.join('')).toContain('no such name')
  })
})
