import { configVersionCodec, controlCodec, mentionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { RuleInput } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { AppendRecord } from '@tocsin/shared/log/port.ts'
import { type Seeded, seeded } from '../support/seeded.ts'
import { identityOf } from './oracle-input.ts'

const MINUTE_MS = 60_000
const SOURCE = 'load'
const configIdOf = (brandId: string): string => `brand/${brandId}`

/** Asks people at 20 negatives in 5 min, and is done soon: an hour of stream time sees several episodes of a brand. */
export const RULE: RuleInput = {
  ruleId: 'many',
  kind: 'RULE_KIND_COUNT',
  level: 'RULE_LEVEL_SUSPECT',
  windowMs: 300_000,
  threshold: 20,
  evaluations: 3,
  closeAfterMs: MINUTE_MS,
  coolDownMs: 1_000,
}

/** Records that nobody can read: bad bytes, and a message in a message in a message, 200,000 deep. */
const POISON = [new Uint8Array([255, 255, 255, 255]), new Uint8Array(200_000).fill(0x0b)]

export interface LoadOptions {
  readonly seed: number
  /** The first ones are spoken of all the time … */
  readonly residents: number
  /** … of each other for a while, one after another, and all are under fire once. */
  readonly brandIds: readonly string[]
  readonly partitions: number
  /** Stream time of the first record. */
  readonly startMs: number
  /** Mentions of a brand in a second of stream time, while nothing is wrong. */
  readonly perSecond: number
}

/** What one step appends: the records of a partition, in order, and whose mentions they are. */
export interface LoadPart {
  readonly partition: number
  readonly records: readonly AppendRecord[]
  readonly ids: readonly string[]
}

/** How a mention lies in time: most are seconds old, some late within the bound, few too late, in the future, or of a slow source. */
const placedIn = (random: Seeded, atMs: number): { eventTimeMs: number; slow: boolean; tooLate: boolean } => {
  const kind = random.number()
  const ago = (from: number, to: number) => atMs - Math.round(random.between(from, to))
  if (kind < 0.05) return { eventTimeMs: ago(10_000, 290_000), slow: false, tooLate: false }
  if (kind < 0.06) return { eventTimeMs: ago(360_000, 1_500_000), slow: false, tooLate: true }
  if (kind < 0.07) return { eventTimeMs: ago(-200_000, -1_000), slow: false, tooLate: false }
  if (kind < 0.12) return { eventTimeMs: ago(0, 3_600_000), slow: true, tooLate: false }
  return { eventTimeMs: ago(0, 8_000), slow: false, tooLate: false }
}

const GUEST_EVERY_MS = 3 * MINUTE_MS
const GUEST_STAYS_MS = 7 * GUEST_EVERY_MS

/** When a brand that stays is under fire: some minutes in most quarters of an hour, by its own seed. */
const isUnderFire = (brandIndex: number, seed: number, atMs: number): boolean => {
  const quarter = Math.floor(atMs / (15 * MINUTE_MS))
  const random = seeded(seed * 7_919 + brandIndex * 104_729 + quarter)
  if (!random.chance(0.7)) return false
  const fromMs = quarter * 15 * MINUTE_MS + random.between(0, 5) * MINUTE_MS
  return atMs >= fromMs && atMs < fromMs + random.between(1, 2.5) * MINUTE_MS
}

/** Seeded input in stream time of its own: the same seed gives the same records, however fast they are appended. */
export const createLoad = ({ seed, residents, brandIds, partitions, startMs, perSecond }: LoadOptions) => {
  const random = seeded(seed)
  const recent: { readonly partition: number; readonly record: AppendRecord }[] = []
  let nowMs = startMs
  let made = 0

  const mention = (brandIndex: number, atMs: number, angry: boolean): { record: AppendRecord; id: string } => {
    const brandId = brandIds[brandIndex]!
    const nativeId = `${brandId}-${made++}`
    const { eventTimeMs, slow, tooLate } = placedIn(random, atMs)
    // What comes too late is never negative, so that no rule speaks of a backlog: the oracle does not model that.
    const isNegative = !tooLate && random.chance(angry ? 0.85 : 0.15)
    const value = mentionCodec.encode({
      brandId,
      source: SOURCE,
      nativeId,
      revision: 1,
      eventTimeMs,
      observedAtMs: atMs,
      timing: slow ? 'TIMING_SLOW' : 'TIMING_LIVE',
      text: `What ${brandId} did ${made % 97}`,
      authorHash: random.chance(0.1) ? '' : (brandIndex * 1_000 + random.below(60)).toString(16).padStart(16, '0'),
      appendedAtMs: atMs,
      language: random.pick(['en', 'pl', 'sv', 'id', '']),
      sentiment: isNegative ? 'SENTIMENT_NEGATIVE' : random.chance(0.3) ? 'SENTIMENT_POSITIVE' : 'SENTIMENT_NEUTRAL',
      vulgar: random.chance(0.05),
      abusive: random.chance(0.03),
      scorerVersion: 'chaos@1',
      weight: isNegative ? 1 : random.pick([1, 1, 1, 4]),
      topics: isNegative && random.chance(0.5) ? random.pick(['delivery', 'price', 'delivery staff']) : '',
    })
    return { record: { key: brandId, value }, id: identityOf(brandId, SOURCE, nativeId) }
  }

  const partitionOfBrand = brandIds.map(brandId => partitionOf(brandId, partitions))

  /** Brands that are spoken of at a moment, and whether they are under fire. */
  const spokenOf = (atMs: number): { brandIndex: number; angry: boolean }[] => {
    const brands = Array.from({ length: residents }, (_, brandIndex) => ({
      brandIndex,
      angry: isUnderFire(brandIndex, seed, atMs),
    }))
    const sinceMs = atMs - startMs
    const last = Math.floor(sinceMs / GUEST_EVERY_MS)
    for (let guest = Math.max(0, last - GUEST_STAYS_MS / GUEST_EVERY_MS); guest <= last; guest++) {
      const brandIndex = residents + guest
      const stayedMs = sinceMs - guest * GUEST_EVERY_MS
      if (brandIndex < brandIds.length)
        brands.push({ brandIndex, angry: stayedMs > 2 * MINUTE_MS && stayedMs < 4 * MINUTE_MS })
    }
    return brands
  }

  /** Everything of one second, by partition. */
  const second = (atMs: number, into: { records: AppendRecord[]; ids: string[] }[]): void => {
    for (const { brandIndex, angry } of spokenOf(atMs)) {
      const partition = partitionOfBrand[brandIndex]!
      const expected = perSecond + (angry ? 0.4 : 0)
      const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
      for (let i = 0; i < count; i++) {
        const one = mention(brandIndex, atMs + random.below(1_000), angry)
        const record = { ...one.record, partition }
        into[partition]!.records.push(record)
        into[partition]!.ids.push(one.id)
        recent.push({ partition, record })
        if (recent.length > 200) recent.shift()
      }
    }
    if (recent.length > 0 && random.chance(0.1)) {
      const { partition, record } = random.pick(recent)
      into[partition]!.records.push(record)
    }
    if (random.chance(0.01)) {
      const partition = random.below(partitions)
      into[partition]!.records.push({ key: '', value: random.pick(POISON), partition })
    }
  }

  const tick = (partition: number): AppendRecord => ({
    key: '',
    value: tickCodec.encode({ ingestId: SOURCE, appendedAtMs: nowMs }),
    headers: { [KIND_HEADER]: 'tick' },
    partition,
  })

  return {
    nowMs: (): number => nowMs,
    /** The rules, one version for each brand. */
    configs: (): AppendRecord[] =>
      brandIds.map(brandId => ({
        key: `${configIdOf(brandId)}@1`,
        value: configVersionCodec.encode({
          configId: configIdOf(brandId),
          version: 1,
          createdBy: SOURCE,
          brand: { brandId, name: brandId, rules: [RULE] },
        }),
      })),
    /** Names them in each brand's partition, before anything else there. */
    begin: (): LoadPart[] =>
      Array.from({ length: partitions }, (_, partition) => ({
        partition,
        ids: [],
        records: [
          tick(partition),
          ...brandIds
            .filter((_id, index) => partitionOfBrand[index] === partition)
            .map(
              (brandId): AppendRecord => ({
                key: brandId,
                value: controlCodec.encode({
                  brandId,
                  configId: configIdOf(brandId),
                  configVersion: 1,
                  appendedAtMs: nowMs,
                }),
                headers: { [KIND_HEADER]: 'control' },
                partition,
              }),
            ),
        ],
      })),
    /** So many seconds of stream time more, each partition with a tick at the end. */
    step(seconds: number): LoadPart[] {
      const into = Array.from({ length: partitions }, () => ({ records: [] as AppendRecord[], ids: [] as string[] }))
      for (let i = 0; i < seconds; i++) second(nowMs + i * 1_000, into)
      nowMs += seconds * 1_000
      return into.map(({ records, ids }, partition) => ({ partition, ids, records: [...records, tick(partition)] }))
    },
  }
}

export type Load = ReturnType<typeof createLoad>
export const LOAD_TOPIC = TOPICS.mentionsScored.name
