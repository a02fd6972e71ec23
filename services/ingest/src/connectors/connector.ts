import type { RawPost, RejectReason } from '../core/post.ts'

/** What a source delivers, with the cursor to go on behind it. A deletion is a post with `deleted: true`. */
export type SourceItem =
  | { readonly kind: 'post'; readonly post: RawPost; readonly cursor: string }
  | {
      /** Bytes that are no post: they go to the dead letters, and the source goes on. */
      readonly kind: 'broken'
      readonly reason: RejectReason
      readonly detail: string
      readonly raw: Uint8Array
      readonly cursor: string
    }

export interface ConnectorHealth {
  /** Why it cannot deliver now; undefined when it can. */
  readonly problem: string | undefined
  /** How far it reads behind the source's own present; undefined when it cannot know. */
  readonly lagMs: number | undefined
}

/**
 * A source that is pulled. `open` may be called again after it ended or threw, with the last saved cursor: items at or before it may
 * come again, none after it may be missing. It ends when the source has an end, and promptly when `signal` aborts.
 */
export interface Connector {
  readonly source: string
  readonly kind: string
  readonly timing: 'live' | 'slow'
  /** Whether it says things that cannot be asked for again later: while the log is away they are taken, and spooled. */
  readonly goesOn: boolean
  /** How much of the source may be used; the runner keeps to it. */
  readonly budget: { readonly itemsPerSecond: number | undefined }
  open(cursor: string | undefined, signal: AbortSignal): AsyncIterable<SourceItem>
  health(): ConnectorHealth
}
