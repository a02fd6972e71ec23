import { createHash } from 'node:crypto'
import { windowCodec } from '@tocsin/shared/events/codec.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import type { PartitionInput } from './oracle-input.ts'
import { closedWindows, offsetOfSecond, publishedSums, sumsAt } from './oracle-windows.ts'

const LAYOUT_AND_LOGIC = (1n << 8n) | 1n
const OFFSET_BITS = 48n
/** A window that ended so long before the last look is closed for good: 5 min and 10 s after its end nothing revises it. */
const FOR_GOOD_MS = 3_600_000

/** The value that a reader holds who applies only what is newer. */
export interface Applied {
  readonly ver: bigint
  readonly digest: string
  readonly final: boolean
  readonly revision: number
  readonly streamTimeMs: number
  readonly endMs: number
  readonly sums: string
}

export const windowKey = ({ brandId, sizeMs, windowStartMs }: Window): string => `${brandId} ${sizeMs} ${windowStartMs}`

const nameOf = (window: Window): string =>
  `window ${windowKey(window)} at ver ${BigInt(window.ver) & ((1n << OFFSET_BITS) - 1n)}`

/** Judges every version of every window that was ever published, and that none is missing. */
export const createWindowJudge = () => {
  const applied = new Map<string, Applied>()
  const wrong: string[] = []
  let waiting: { readonly window: Window; readonly digest: string; readonly partition: number }[] = []
  let versions = 0
  let repeats = 0
  let lookedAtMs = 0

  /** A reader of the topic who applies only higher versions. */
  const apply = (window: Window, digest: string, sums: string): void => {
    const key = windowKey(window)
    const ver = BigInt(window.ver)
    const held = applied.get(key)
    if (held !== undefined && ver <= held.ver) {
      repeats++
      if (ver === held.ver && digest !== held.digest) wrong.push(`${nameOf(window)} has two values`)
      return
    }
    const { final, revision, streamTimeMs, windowEndMs } = window
    if (held !== undefined && (held.streamTimeMs > streamTimeMs || held.revision > revision || (held.final && !final)))
      wrong.push(`${nameOf(window)} goes back behind ver ${held.ver}`)
    applied.set(key, { ver, digest, final, revision, streamTimeMs, endMs: windowEndMs, sums })
  }

  const judge = (window: Window, digest: string, input: PartitionInput | undefined): void => {
    const ver = BigInt(window.ver)
    const sums = JSON.stringify(publishedSums(window))
    versions++
    apply(window, digest, sums)
    const brand = input?.brands.get(window.brandId)
    if (input === undefined || brand === undefined) {
      wrong.push(`${nameOf(window)} is of a brand that nobody spoke of`)
      return
    }
    if (ver >> OFFSET_BITS !== LAYOUT_AND_LOGIC) wrong.push(`${nameOf(window)} has another layout or logic`)
    const upTo = window.final ? offsetOfSecond(input, window.streamTimeMs) : (ver & ((1n << OFFSET_BITS) - 1n)) + 1n
    const { windowStartMs: startMs, windowEndMs: endMs } = window
    const expected = JSON.stringify(sumsAt(brand, { startMs, endMs }, upTo))
    if (sums !== expected) wrong.push(`${nameOf(window)} says ${sums}, the log says ${expected}`)
  }

  return {
    take({ value }: LogRecord, partition: number): void {
      const digest = createHash('sha1').update(value).digest('base64')
      waiting.push({ window: windowCodec.decode(value), digest, partition })
    },
    /** Judges what was taken; the input must have been read up to its end since. */
    look(inputs: ReadonlyMap<number, PartitionInput>): void {
      for (const { window, digest, partition } of waiting) judge(window, digest, inputs.get(partition))
      waiting = []
    },
    /** What is wrong for ever. */
    wrong: (): readonly string[] => wrong,
    /** What is missing, or not yet its last value. */
    missing(inputs: ReadonlyMap<number, PartitionInput>): string[] {
      const missing: string[] = []
      for (const { brands, streamTimes } of inputs.values()) {
        const streamMs = streamTimes.at(-1)?.streamMs ?? 0
        for (const [brandId, brand] of brands) {
          for (const of of closedWindows(brand, streamMs)) {
            const [sizeMs, startMs] = of.split(' ').map(Number) as [number, number]
            if (startMs + sizeMs < lookedAtMs - FOR_GOOD_MS) continue
            const held = applied.get(`${brandId} ${of}`)
            const expected = JSON.stringify(sumsAt(brand, { startMs, endMs: startMs + sizeMs }))
            if (held === undefined) missing.push(`window ${brandId} ${of} was never told`)
            else if (!held.final) missing.push(`window ${brandId} ${of} was never closed`)
            else if (held.sums !== expected)
              missing.push(`window ${brandId} ${of} stays at ${held.sums}, the log says ${expected}`)
          }
        }
      }
      return missing
    },
    /** All that is closed and right now need not be looked at again. */
    settled(streamMs: number): void {
      lookedAtMs = streamMs
    },
    applied: (): ReadonlyMap<string, Applied> => applied,
    figures: () => ({ versions, windows: applied.size, repeats }),
  }
}
