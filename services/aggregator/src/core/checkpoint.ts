import type { BrandState } from '@tocsin/shared/gen/tocsin/aggregator/v1/BrandState.ts'
import type { CheckpointState } from '@tocsin/shared/gen/tocsin/aggregator/v1/CheckpointState.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { type BackgroundHour, learnWords, restoreHour } from './background.ts'
import { GENERATION_MS } from './dedupe.ts'
import { brandOf, createFoldState, type FoldState } from './fold.ts'
import { hourOf } from './learned.ts'
import type { Pane } from './pane.ts'
import { paneAt, paneSlot } from './panes.ts'
import { slideTo } from './sliding.ts'
import { brandState, type ConfigOf, restoreBrand } from './state-brand.ts'
import { encodePane, paneFrom } from './state-pane.ts'
import {
  backgroundCodec,
  backgroundKey,
  brandCodec,
  brandKey,
  CHECKPOINT_KEY,
  checkpointCodec,
  generationCodec,
  generationKey,
  paneCodec,
  paneKey,
  type StateRecord,
  stateKeyOf,
} from './state-records.ts'
import { floorTo, HOUR_MS, LAYOUT, PANE_MS, REFOLD_HORIZON_MS, SEAL_AFTER_MS, SECOND_MS, sealedTo } from './time.ts'

/** Sealed panes older than this are in no window and no revision. */
const PANES_KEPT_MS = HOUR_MS + SEAL_AFTER_MS + 2 * 60_000

/** What a checkpoint writes, and the offset that the group may commit once it is durable. */
export interface Checkpoint {
  readonly records: readonly StateRecord[]
  readonly refoldOffset: bigint
}

/** Remembers what the last checkpoints wrote, so that the next one writes what is new. */
export interface CheckpointWriter {
  /** Call after `take()` and after its outputs are durable. Undefined while refolding, or when nothing was applied. */
  write(): Checkpoint | undefined
}

const NOTHING = new Uint8Array(0)

export const createCheckpointWriter = (state: FoldState): CheckpointWriter => {
  let clearedToMs = sealedTo(state.streamTimeMs) - PANES_KEPT_MS

  /** The latest place from which folding again brings back every pane that is not sealed. */
  const refoldStart = (): FoldState['starts'][number] => {
    const reach = state.streamTimeMs - REFOLD_HORIZON_MS
    while (state.starts.length > 1 && state.starts[1]!.generation * GENERATION_MS <= reach) state.starts.shift()
    return state.starts[0]!
  }

  const generations = (before: number): StateRecord[] => {
    const hashes = state.dedupe.hashesOf(Math.max(state.savedGeneration, state.dedupe.oldestKept()), before)
    state.savedGeneration = Math.max(state.savedGeneration, before)
    return [...hashes].map(([generation, list]) => ({
      key: generationKey(generation),
      value: generationCodec.encode({ generation, hashes: list }),
    }))
  }

  /** Gives up panes that no window holds any more, in memory and in the saved state: their texts must not outlive their use. */
  const cleared = (toMs: number): StateRecord[] => {
    const records: StateRecord[] = []
    for (let at = Math.max(clearedToMs, toMs - 2 * PANES_KEPT_MS); at < toMs; at += PANE_MS) {
      const slot = paneSlot(at)
      for (const { brandId, panes, savedPanes } of state.sorted) {
        if (paneAt(panes, at) !== undefined) panes[slot] = undefined
        if (savedPanes[slot] === 0 || savedPanes[slot]! * PANE_MS >= toMs) continue
        savedPanes[slot] = 0
        records.push({ key: paneKey(brandId, at), value: NOTHING })
      }
    }
    clearedToMs = Math.max(clearedToMs, toMs)
    return records
  }

  return {
    write() {
      if (state.muted !== undefined || state.offset < 0n) return undefined
      const start = refoldStart()
      const keptFromMs = sealedTo(floorTo(state.streamTimeMs, SECOND_MS)) - PANES_KEPT_MS
      const records = [...generations(start.generation), ...cleared(keptFromMs)]
      for (const brand of state.sorted) {
        const { brandId } = brand
        for (const pane of brand.unsavedPanes) {
          if (pane.startMs < keptFromMs) continue
          brand.savedPanes[paneSlot(pane.startMs)] = pane.startMs / PANE_MS
          records.push({ key: paneKey(brandId, pane.startMs), value: encodePane(pane) })
        }
        brand.unsavedPanes = []
        for (const hour of brand.unsavedHours) {
          records.push({
            key: backgroundKey(brandId, hour.hour),
            value: backgroundCodec.encode({ ...hour, buckets: Array.from(hour.buckets) }),
          })
        }
        brand.unsavedHours = []
        if (!brand.touched) continue
        brand.touched = false
        brand.writtenAtOffset = state.offset
        records.push({ key: brandKey(brandId), value: brandCodec.encode(brandState(brand)) })
      }
      records.push({
        key: CHECKPOINT_KEY,
        value: checkpointCodec.encode({
          layout: LAYOUT,
          atOffset: state.offset.toString(),
          refoldOffset: start.firstOffset.toString(),
          streamTimeMs: state.streamTimeMs,
          refoldStreamTimeMs: start.streamTimeMs,
          refoldGeneration: start.generation,
          refoldOldestGeneration: start.oldestKept,
          publishFromMs: state.publishFromMs,
          brands: state.sorted.map(({ brandId, writtenAtOffset }) => ({
            brandId,
            writtenAtOffset: writtenAtOffset.toString(),
          })),
        }),
      })
      return { records, refoldOffset: start.firstOffset }
    },
  }
}

/** What the state topic holds of the last whole checkpoint. */
export interface SavedState {
  readonly checkpoint: CheckpointState
  readonly values: ReadonlyMap<string, Uint8Array>
}

/** Collects state records in offset order; records after the last whole checkpoint count for nothing. */
export const collectState = (): { add(record: StateRecord): void; saved(): SavedState | undefined } => {
  let checkpoint: CheckpointState | undefined
  const values = new Map<string, Uint8Array>()
  let pending: StateRecord[] = []
  return {
    add(record) {
      if (record.key !== CHECKPOINT_KEY) {
        pending.push(record)
        return
      }
      const next = checkpointCodec.decode(record.value)
      const isOlder = checkpoint !== undefined && BigInt(next.atOffset) < BigInt(checkpoint.atOffset)
      if (!isOlder && next.layout === LAYOUT) {
        checkpoint = next
        for (const { key, value } of pending) values.set(key, value)
      }
      pending = []
    },
    saved: () => (checkpoint === undefined ? undefined : { checkpoint, values }),
  }
}

const restorePanes = (panes: readonly Pane[], brandPanes: (Pane | undefined)[], sealedToMs: number): Pane[] => {
  const sealed = panes.filter(pane => pane.startMs < sealedToMs).sort((a, b) => a.startMs - b.startMs)
  for (const pane of sealed) brandPanes[paneSlot(pane.startMs)] = pane
  return sealed
}

const restoreBackground = (
  brand: ReturnType<typeof brandOf>,
  hours: readonly BackgroundHour[],
  sealed: readonly Pane[],
  hour: number,
): void => {
  const kept = hours.filter(one => one.hour < hour && one.hour >= hour - 24).sort((a, b) => a.hour - b.hour)
  for (const one of kept) restoreHour(brand.background, one)
  for (const pane of sealed) if (hourOf(pane.startMs) === hour) learnWords(brand.background, pane)
}

/**
 * The fold state that continues from a checkpoint, once the records from `refoldOffset` on are folded again. Undefined when the saved
 * records do not belong together (another writer got in between): then only the log itself is to be trusted.
 */
export const restoreFoldState = (
  saved: SavedState,
  configOf: ConfigOf,
  rules?: readonly Rule[],
): FoldState | undefined => {
  const { checkpoint, values } = saved
  const state = createFoldState()
  const second = floorTo(checkpoint.streamTimeMs, SECOND_MS)
  const sealedToMs = sealedTo(second)
  const brandStates = new Map<string, BrandState>()
  const panes = new Map<string, Pane[]>()
  const hours = new Map<string, BackgroundHour[]>()
  const into = <T>(map: Map<string, T[]>, brandId: string, value: T): void => {
    const list = map.get(brandId)
    if (list === undefined) map.set(brandId, [value])
    else list.push(value)
  }
  for (const [key, value] of values) {
    if (value.length === 0) continue
    const of = stateKeyOf(key)
    if (of.kind === 'brand') brandStates.set(of.brandId, brandCodec.decode(value))
    else if (of.kind === 'pane') into(panes, of.brandId, paneFrom(paneCodec.decode(value)))
    else if (of.kind === 'background') into(hours, of.brandId, backgroundCodec.decode(value))
    else if (of.kind === 'generation') {
      const { generation, hashes } = generationCodec.decode(value)
      if (generation < checkpoint.refoldOldestGeneration || generation >= checkpoint.refoldGeneration) continue
      for (let i = 0; i < hashes.length; i += 2) state.dedupe.restore(hashes[i]! | 0, hashes[i + 1]! | 0, generation)
    }
  }
  state.streamTimeMs = checkpoint.streamTimeMs
  state.publishFromMs = checkpoint.publishFromMs
  for (const { brandId, writtenAtOffset } of checkpoint.brands) {
    const brandSaved = brandStates.get(brandId)
    if (brandSaved?.writtenAtOffset !== writtenAtOffset) return undefined
    const brand = brandOf(state, brandId, rules)
    restoreBrand(brand, brandSaved, configOf, rules)
    const keptFromMs = sealedToMs - PANES_KEPT_MS
    const ofBrand = panes.get(brandId) ?? []
    for (const { startMs } of ofBrand) brand.savedPanes[paneSlot(startMs)] = startMs / PANE_MS
    const sealed = restorePanes(
      ofBrand.filter(pane => pane.startMs >= keptFromMs),
      brand.panes,
      brand.sealedToMs,
    )
    restoreBackground(brand, hours.get(brandId) ?? [], sealed, hourOf(brand.sealedToMs))
  }
  state.offset = BigInt(checkpoint.refoldOffset) - 1n
  state.streamTimeMs = checkpoint.refoldStreamTimeMs
  state.savedGeneration = checkpoint.refoldGeneration
  state.muted = {
    atOffset: BigInt(checkpoint.atOffset),
    streamTimeMs: checkpoint.streamTimeMs,
    sealedToMs,
    finish() {
      for (const brand of state.sorted) {
        const saidClosed = brandStates.get(brand.brandId)!.windowsClosedToMs
        for (const [sizeIndex, window] of brand.closing.entries())
          slideTo(window, brand.panes, saidClosed[sizeIndex] ?? 0)
      }
    },
  }
  return state
}
