import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SpoolEntry } from './frames.ts'
import { openSpool, type Spool, type SpoolOptions } from './spool.ts'

let dir: string
let nowMs: number
const opened: Spool[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  nowMs = 1_000
})
afterEach(async () => {
  for (const spool of opened.splice(0)) await spool.close()
  rmSync(dir, { recursive: true, force: true })
})

const open = async (more: Partial<SpoolOptions> = {}) => {
  const found: SpoolEntry[] = []
  const unreadable: number[] = []
  const spool = await openSpool({
    dir: join(dir, 'spool'),
    maxBytes: 64 * 1024 * 1024,
    maxAgeMs: 60_000,
    now: () => nowMs,
    onFound: entry => found.push(entry),
    onUnreadable: (_file, bytes) => unreadable.push(bytes),
    ...more,
  })
  opened.push(spool)
  return { spool, found, unreadable }
}
const entry = (key: string, bytes = 10): SpoolEntry => ({
  topic: 't',
  spooledAtMs: nowMs,
  records: [{ key, value: new Uint8Array(bytes) }],
})
const keys = (entries: readonly SpoolEntry[]): string[] => entries.map(({ records }) => records[0]!.key)
/** What lies on the disk at this moment, as a process finds it that comes after a kill. */
const afterKill = async (name: string, more: Partial<SpoolOptions> = {}) => {
  cpSync(join(dir, 'spool'), join(dir, name), { recursive: true })
  return open({ dir: join(dir, name), ...more })
}
const drain = async (spool: Spool): Promise<string[]> => {
  const all: string[] = []
  for (let file = await spool.oldest(); file; file = await spool.oldest()) {
    all.push(...keys(file.entries))
    await file.remove()
  }
  return all
}

it('gives back everything in its order, over many files, and has nothing left then', async () => {
  const { spool } = await open()
  const all = Array.from({ length: 20 }, (_, index) => `${index}`)
  await Promise.all(all.map(key => spool.add(entry(key, 1_000_000))))
  expect(readdirSync(join(dir, 'spool')).filter(name => name.endsWith('.spool')).length).toBeGreaterThan(3)
  expect(await drain(spool)).toEqual(all)
  expect(spool.bytes()).toBe(0)
  await spool.add(entry('later'))
  expect(await drain(spool)).toEqual(['later'])
})

it('still has after a kill what was added, whatever the kill cut off, and goes on behind it', async () => {
  const { spool } = await open()
  await spool.add(entry('a'))
  await spool.add(entry('b'))
  appendFileSync(join(dir, 'spool', '000000000001.spool'), 'half of a fra')
  const after = await afterKill('next')
  expect(keys(after.found)).toEqual(['a', 'b'])
  expect(after.unreadable).toEqual([13])
  await after.spool.add(entry('c'))
  expect(await drain(after.spool)).toEqual(['a', 'b', 'c'])
})

it('gives again after a kill what was read and not removed, and not what was', async () => {
  const { spool } = await open()
  await spool.add(entry('a'))
  await (await spool.oldest())?.remove()
  await spool.add(entry('b'))
  expect(keys((await spool.oldest())!.entries)).toEqual(['b'])
  await spool.add(entry('c'))
  expect(await drain((await afterKill('next')).spool)).toEqual(['b', 'c'])
})

it('is full at its size, too old at its age, and keeps what it has', async () => {
  const { spool } = await open({ maxBytes: 5_000 })
  await spool.add(entry('a', 3_000))
  await expect(spool.add(entry('b', 3_000))).rejects.toMatchObject({ reason: 'full', retryable: true })
  nowMs += 60_001
  await expect(spool.add(entry('c'))).rejects.toMatchObject({ reason: 'too-old' })
  expect(await drain(spool)).toEqual(['a'])
  await spool.add(entry('d'))
  expect(await drain(spool)).toEqual(['d'])
})

it('says when the disk refuses, keeps what it has, and takes more when it can again', async () => {
  const { spool } = await open()
  await spool.add(entry('a'))
  expect(keys((await spool.oldest())!.entries)).toEqual(['a'])
  mkdirSync(join(dir, 'spool', '000000000002.spool'))
  await expect(spool.add(entry('b'))).rejects.toMatchObject({ reason: 'disk', retryable: true })
  await spool.add(entry('c'))
  expect(await drain(spool)).toEqual(['a', 'c'])
})

it('belongs to one process', async () => {
  await open()
  await expect(open()).rejects.toThrow('in use by process')
})
