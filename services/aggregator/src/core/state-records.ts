import { messageCodec } from '@tocsin/shared/events/codec.ts'
import type {
  BackgroundHourState,
  BackgroundHourStateInput,
} from '@tocsin/shared/gen/tocsin/aggregator/v1/BackgroundHourState.ts'
import type { BrandState, BrandStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/BrandState.ts'
import type { CheckpointState, CheckpointStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/CheckpointState.ts'
import type { GenerationState, GenerationStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/GenerationState.ts'
import type { PaneState, PaneStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/PaneState.ts'
import { paneSlot } from './panes.ts'

export const checkpointCodec = messageCodec<CheckpointStateInput, CheckpointState>(
  'tocsin.aggregator.v1.CheckpointState',
)
export const brandCodec = messageCodec<BrandStateInput, BrandState>('tocsin.aggregator.v1.BrandState')
/** Writing is `encodePane`'s. */
export const paneCodec = messageCodec<PaneStateInput, PaneState>('tocsin.aggregator.v1.PaneState')
export const backgroundCodec = messageCodec<BackgroundHourStateInput, BackgroundHourState>(
  'tocsin.aggregator.v1.BackgroundHourState',
)
export const generationCodec = messageCodec<GenerationStateInput, GenerationState>(
  'tocsin.aggregator.v1.GenerationState',
)

/** A record of aggregator.state.v1. An empty value clears its key. */
export interface StateRecord {
  readonly key: string
  readonly value: Uint8Array
}

export const CHECKPOINT_KEY = '@partition'
const BACKGROUND_SLOTS = 32
const GENERATION_SLOTS = 2_048

export const brandKey = (brandId: string): string => brandId
export const paneKey = (brandId: string, startMs: number): string => `${brandId}/pane/${paneSlot(startMs)}`
export const backgroundKey = (brandId: string, hour: number): string =>
  `${brandId}/background/${hour % BACKGROUND_SLOTS}`
export const generationKey = (generation: number): string => `@generation/${generation % GENERATION_SLOTS}`

export type StateKey =
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'generation' }
  | { readonly kind: 'brand' | 'pane' | 'background'; readonly brandId: string }

const PARTS = /^(.*)\/(pane|background)\/\d+$/

export const stateKeyOf = (key: string): StateKey => {
  if (key === CHECKPOINT_KEY) return { kind: 'checkpoint' }
  if (key.startsWith('@generation/')) return { kind: 'generation' }
  const parts = PARTS.exec(key)
  if (parts === null) return { kind: 'brand', brandId: key }
  return { kind: parts[2] as 'pane' | 'background', brandId: parts[1]! }
}
