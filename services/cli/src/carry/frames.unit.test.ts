import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { DamagedFile, decodeRecord, encodeRecord, readFrames, writeFrames } from './frames.ts'
import { sha256Of } from './manifest.ts'

const dir = mkdtempSync(join(tmpdir(), 'tocsin-frames-'))
afterAll(() => rmSync(dir, { recursive: true }))
const path = join(dir, 'file.gz')

const record = fc.record({
  offset: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  appendedAt: fc.double({ noNaN: true }),
  key: fc.string({ unit: 'grapheme' }),
  value: fc.uint8Array({ maxLength: 300 }),
  headers: fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }), { noNullPrototype: true }),
})

const all = async (): Promise<Buffer[]> => {
  const found: Buffer[] = []
  for await (const payload of readFrames(path)) found.push(Buffer.from(payload))
  return found
}
const write = async (payloads: readonly Uint8Array[]) => {
  const frames = writeFrames(path)
  for (const payload of payloads) await frames.write(payload)
  return frames.end()
}

it('gives back records as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 20 }), async records => {
      const { frames, sha256 } = await write(records.map(encodeRecord))
      expect(frames).toBe(records.length)
      expect(await sha256Of(path)).toBe(sha256)
      const found = (await all()).map(decodeRecord).map(one => ({ ...one, value: new Uint8Array(one.value) }))
      expect(found).toEqual(records)
    }),
    { numRuns: 30 },
  )
})

it('carries frames that are larger than what is read at once', async () => {
  const large = Buffer.alloc(900_000, 'tocsin')
  await write([large, Buffer.from('x'), large])
  expect((await all()).map(({ length }) => length)).toEqual([900_000, 1, 900_000])
})

it('notices every byte that was changed, and a file that is cut off', async () => {
  await write([Buffer.from('first'), Buffer.from('second')])
  const whole = gunzipSync(readFileSync(path))
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 0x01
    writeFileSync(path, gzipSync(changed))
    await expect(all()).rejects.toThrow(DamagedFile)
  }
  writeFileSync(path, gzipSync(whole.subarray(0, whole.length - 3)))
  await expect(all()).rejects.toThrow('cut off')
  const zipped = gzipSync(whole)
  writeFileSync(path, zipped.subarray(0, zipped.length - 10))
  await expect(all()).rejects.toThrow(DamagedFile)
})
