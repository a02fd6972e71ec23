/** What of one partition was passed on and is not folded yet, by stream time: no machine's clock but the log's. */
export interface Backlog {
  /** So many records were passed on, the last of them appended to mentions.collected at that time. */
  passed(appendedAtMs: number, records: number): void
  /** Everything that was appended before that time is folded. */
  folded(streamTimeMs: number): void
  lagRecords(): number
  /** Folded since this was taken the last time. */
  hasFolded(): boolean
  takeFolded(): number
}

/** An hour at one entry a second; what is older is remembered as one. */
const ENTRIES_LIMIT = 3_600
const ENTRY_MS = 1_000

export const createBacklog = (): Backlog => {
  const waiting: { readonly fromMs: number; untilMs: number; records: number }[] = []
  let lag = 0
  let folded = 0
  return {
    passed(appendedAtMs, records) {
      const last = waiting.at(-1)
      lag += records
      if (last !== undefined && appendedAtMs - last.fromMs < ENTRY_MS) {
        last.untilMs = Math.max(last.untilMs, appendedAtMs)
        last.records += records
      } else waiting.push({ fromMs: appendedAtMs, untilMs: appendedAtMs, records })
      if (waiting.length > ENTRIES_LIMIT) waiting[1]!.records += waiting.shift()!.records
    },
    folded(streamTimeMs) {
      while (waiting.length > 0 && waiting[0]!.untilMs < streamTimeMs) {
        const { records } = waiting.shift()!
        lag -= records
        folded += records
      }
    },
    lagRecords: () => lag,
    hasFolded: () => folded > 0,
    takeFolded() {
      const since = folded
      folded = 0
      return since
    },
  }
}
