/**
 * What the gateway sends on the websocket `/v1/live`, as JSON text frames. The wall imports these types and nothing else of the services.
 *
 * After the socket opens the server sends `snapshot`: a client drops what it holds and takes this. From then on
 * - `state` carries whole values: a client replaces what it holds by id (a slow client gets only the latest);
 * - `event` carries timeline entries in order, none left out: a client appends them (and ignores an id that it holds);
 * - `heartbeat` comes every second; `command` asks this one screen to do something.
 *
 * Every message but `command` carries `resume`: opaque, good on any replica. Reconnect with `/v1/live?resume=<token>`: the snapshot's
 * timeline then ends where the token was given, and what happened since follows as `event`.
 *
 * Query: `resume`, `token` (display token, also as `Authorization: Bearer`), and for the list of screens `screen` (name), `page`, `build`.
 * Close codes: 1012 the server restarts (reconnect soon), 1013 too slow or too many clients (reconnect later), 1008 the token was revoked.
 */
export type LiveMessage = SnapshotMessage | StateMessage | EventMessage | HeartbeatMessage | CommandMessage

interface Common {
  readonly resume: string
  /** The server's clock: the wall shows this one, never its own. */
  readonly serverTimeMs: number
}

export interface SnapshotMessage extends Common {
  readonly type: 'snapshot'
  /** Changes with every build of the dashboards: a wall reloads itself at a calm moment. */
  readonly build: string
  /** True when `resume` could not be honoured, so that timeline events may be missing before this snapshot. */
  readonly restarted: boolean
  readonly brands: readonly BrandState[]
  readonly sources: readonly SourceState[]
  /** The latest timeline entries, oldest first, at most 200. */
  readonly timeline: readonly TimelineEvent[]
  readonly notice: Notice
}

export interface StateMessage extends Common {
  readonly type: 'state'
  readonly brands?: readonly BrandUpdate[]
  /** `dataAsOfMs` by brand id, for brands of which nothing else changed. */
  readonly dataAsOf?: Readonly<Record<string, number>>
  readonly removedBrands?: readonly string[]
  readonly sources?: readonly SourceState[]
  readonly notice?: Notice
}

export interface EventMessage extends Common {
  readonly type: 'event'
  readonly event: TimelineEvent
}

export interface HeartbeatMessage extends Common {
  readonly type: 'heartbeat'
  readonly build: string
}

/** An operator asks this screen to load the page again, or to show its name for some seconds. */
export interface CommandMessage {
  readonly type: 'command'
  readonly action: 'reload' | 'identify'
  /** The name that the list of screens shows. */
  readonly screen: string
}

/** What holds for the whole installation. */
export interface Notice {
  /** "demo data, not real". */
  readonly demo: boolean
  /** False while history (ClickHouse) is off or away. */
  readonly history: boolean
  /** Since when nothing is heard of crises and decisions; 0 while they are. Crises are shown as they were last heard. */
  readonly crisesAwaySinceMs: number
}

/**
 * `suspected` and beyond are crises; without one, open signals are `watch`. While decisions are not heard of, a crisis stays as it was, and
 * a brand without one whose signal asks people is `suspected`.
 */
export type Phase = 'calm' | 'watch' | 'suspected' | 'active' | 'recovering' | 'review'

/** The crisis that a brand is in, as people decide it. */
export interface BrandCrisis {
  readonly crisisId: string
  readonly phase: 'suspected' | 'active' | 'recovering' | 'review'
  readonly sinceMs: number
  /** Title of the stage; empty while it has none. */
  readonly stage: string
  /** Names of the people it waits for; empty when it waits for nobody. */
  readonly waitsFor: string
  /** When that has to be answered, or the next update is due; 0 when nothing is. */
  readonly deadlineMs: number
  /** How many must acknowledge, and how many have. */
  readonly notified: number
  readonly acknowledged: number
  /** What is held: "everything", "2 accounts"; empty when nothing is. */
  readonly hold: string
  /** How often everybody of the chain was asked in vain. */
  readonly loudness: number
  readonly recoveryProposed: boolean
  readonly drill: boolean
}

/** One brand, whole. Shares are 0 to 1; counts are weighted when the stream is sampled. */
export interface BrandState {
  readonly brandId: string
  readonly name: string
  readonly timeZone: string
  readonly phase: Phase
  /** Stream time since when the phase holds; 0 while it is calm for as long as the log tells. */
  readonly phaseSinceMs: number
  /** The newest 5-minute and 1-hour windows; null while there are no mentions in them. */
  readonly window: WindowView | null
  readonly hour: WindowView | null
  /** One point a minute, oldest first, up to 2 hours. */
  readonly trend: readonly TrendPoint[]
  /** Open signals, worst first. */
  readonly signals: readonly SignalView[]
  /** Stream time of the brand's partition: everything before it is counted. Its age is the age of the data. */
  readonly dataAsOfMs: number
  /** The crisis it is in, as it was last heard; null without one. */
  readonly crisis: BrandCrisis | null
  /** Ids of sources that are silent, lagging or failed and feed this brand. */
  readonly blindSources: readonly string[]
}

/** A brand in a `state` message: `trend` is left out while it is as before. A client merges: `{ ...held, ...update }`. */
export type BrandUpdate = Omit<BrandState, 'trend'> & { readonly trend?: readonly TrendPoint[] }

export interface WindowView {
  readonly windowStartMs: number
  readonly windowEndMs: number
  readonly sizeMs: number
  readonly final: boolean
  readonly revision: number
  readonly mentions: number
  readonly negative: number
  readonly share: number
  readonly shareLow: number
  readonly shareHigh: number
  /** The share without the scorer's measured errors, with its 95 % interval; absent where these are not known. */
  readonly corrected?: { readonly share: number; readonly low: number; readonly high: number }
  readonly negativeAuthors: number
  readonly negativeAuthorsCapped: boolean
  readonly languages: readonly { readonly language: string; readonly mentions: number; readonly negative: number }[]
  readonly about: readonly {
    readonly term: string
    readonly negative: number
    readonly mentionIds: readonly string[]
  }[]
  /** Negatives by crisis type, all languages together, most first; absent while there are none. One may be on several. */
  readonly topics?: readonly TopicView[]
  /** The largest group of negatives that say the same; absent where a tenth of them does not. */
  readonly copies?: CopiesView
  readonly usual?: {
    readonly share: number
    readonly shareLimit: number
    readonly mentions: number
    readonly mentionsLimit: number
    readonly coldStart: boolean
  }
  readonly late: number
  readonly sampledOneIn: number
}

export interface TopicView {
  /** An id of CRISIS_TOPICS, e.g. `delivery`; a screen that does not know it shows it as it is. */
  readonly topic: string
  readonly negative: number
}

/** Copied posts, perhaps a campaign. */
export interface CopiesView {
  /** About so many negatives, as a sample tells. */
  readonly negative: number
  /** So many of the sampled ones. */
  readonly same: number
  readonly sampled: number
}

export interface TrendPoint {
  /** End of the 5-minute window this point stands for. */
  readonly t: number
  readonly mentions: number
  readonly share: number
  readonly shareLow: number
  readonly usualShare?: number
  readonly shareLimit?: number
  readonly usualMentions?: number
}

export interface SignalView {
  readonly signalId: string
  readonly brandId: string
  readonly ruleId: string
  readonly kind: 'share' | 'volume' | 'count' | 'topic' | 'fight' | 'flag' | 'unanswered' | 'watched'
  readonly level: 'watch' | 'suspect'
  readonly open: boolean
  readonly openedAtMs: number
  readonly updatedAtMs: number
  readonly closedAtMs?: number
  readonly sentence: string
  readonly about: readonly { readonly term: string; readonly negative: number }[]
  /**
   * How many mentions carry it, as last told, of which `about` and `copies` are parts: negatives, of kind `topic` those on it, of kind
   * `fight` hostile replies. Absent for a flag.
   */
  readonly carriedBy?: number
  /** The topic of most negatives, in all languages together; of kind `topic` the one that it is about. */
  readonly topic?: TopicView
  readonly copies?: CopiesView
  readonly whileBlind: boolean
}

export interface SourceState {
  readonly source: string
  readonly kind: string
  readonly state: 'starting' | 'live' | 'silent' | 'lagging' | 'failed' | 'finished'
  readonly lastMentionAtMs?: number
  readonly usualGapMs: number
  readonly lagMs: number
  readonly sinceMs: number
  readonly reason: string
  readonly reportedAtMs: number
  readonly brandIds: readonly string[]
}

export interface TimelineEvent {
  /** Stable: the same event has the same id on every replica. */
  readonly id: string
  readonly atMs: number
  /** Empty when it concerns no single brand (a source that feeds several). */
  readonly brandId: string
  readonly kind:
    | 'signal-opened'
    | 'signal-raised'
    | 'signal-closed'
    | 'source-blind'
    | 'source-live'
    | 'history-revised'
    | 'crisis'
  readonly level?: 'watch' | 'suspect'
  readonly text: string
  readonly signalId?: string
  /** Of kind `crisis`: which one, and the event's name, e.g. `confirmed` or `stageEntered`. */
  readonly crisisId?: string
  readonly crisisEvent?: string
}
