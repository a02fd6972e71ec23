import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Phase, SignalView, TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { type BrandEntry, brandEntry, brandName, type Change, type LiveState, NO_CHANGE } from './state.ts'
import type { Place } from './timeline.ts'
import { outranks } from './ver.ts'
import { signalView } from './views.ts'

/** Closed signals that are kept for reading; older ones are history's. */
const CLOSED_LIMIT = 2_000

const phaseOf = ({ openSignals }: BrandEntry): Phase => {
  if (openSignals.size === 0) return 'calm'
  return [...openSignals.values()].some(({ level }) => level === 'suspect') ? 'suspected' : 'watch'
}

const changePhase = (entry: BrandEntry, cause: SignalView): void => {
  const phase = phaseOf(entry)
  if (phase === 'calm') {
    entry.phase = 'calm'
    entry.phaseSinceMs = Math.max(entry.phaseSinceMs, cause.closedAtMs ?? cause.updatedAtMs)
    entry.calmSinceMs = entry.phaseSinceMs
    return
  }
  if (phase === entry.phase) return
  const opens = entry.phase === 'calm'
  entry.phase = phase
  entry.phaseSinceMs = opens ? cause.openedAtMs : (cause.closedAtMs ?? cause.updatedAtMs)
}

const KIND_WORDS: Readonly<Record<SignalView['kind'], string>> = {
  share: 'negative share',
  volume: 'volume',
  count: 'negatives',
  topic: 'one topic',
  fight: 'a fight',
  flag: 'a flag',
  unanswered: 'unanswered criticism',
  watched: 'a watched term',
}

const eventOf = (name: string, before: SignalView | undefined, now: SignalView): TimelineEvent | undefined => {
  const { signalId, brandId, level, kind } = now
  const common = { brandId, level, signalId }
  const what = `${name}: ${KIND_WORDS[kind]}`
  const because = now.sentence ? `. ${now.sentence}` : ''
  if (!now.open) {
    if (before && !before.open) return undefined
    const atMs = now.closedAtMs ?? now.updatedAtMs
    return { id: `${signalId}/closed`, atMs, kind: 'signal-closed', text: `${what} is back to usual`, ...common }
  }
  if (!before) {
    const text = `${what}, ${level}${because}`
    return { id: `${signalId}/opened`, atMs: now.openedAtMs, kind: 'signal-opened', text, ...common }
  }
  if (before.open && before.level === 'watch' && level === 'suspect') {
    const text = `${what}, now suspect${because}`
    return { id: `${signalId}/raised`, atMs: now.updatedAtMs, kind: 'signal-raised', text, ...common }
  }
  return undefined
}

const forgetOldClosed = (signals: Map<string, Signal>): void => {
  if (signals.size <= CLOSED_LIMIT) return
  for (const [id, { state }] of signals) {
    if (signals.size <= CLOSED_LIMIT) return
    if (state === 'SIGNAL_STATE_CLOSED') signals.delete(id)
  }
}

/** A record of an episode: it opens, is raised, refreshed or closed. Only a higher version counts. One record is at most one event. */
export const applySignal = (state: LiveState, signal: Signal, place: Place): Change => {
  const held = state.signals.get(signal.signalId)
  if (held && !outranks(signal.ver, held.ver)) return NO_CHANGE
  state.signals.set(signal.signalId, signal)
  forgetOldClosed(state.signals)
  const view = signalView(signal)
  const entry = brandEntry(state, signal.brandId)
  if (view.open) entry.openSignals.set(signal.signalId, view)
  else entry.openSignals.delete(signal.signalId)
  changePhase(entry, view)
  const fresh = state.decisions.heard && !held && view.open && view.level === 'suspect'
  if (fresh) state.decisions.fresh.add(signal.signalId)
  const event = eventOf(brandName(state, signal.brandId), held && signalView(held), view)
  return {
    brands: [signal.brandId],
    ...(fresh && { fresh: { signalId: signal.signalId, brandId: signal.brandId } }),
    ...(event && { event: { event, place, brandIds: [signal.brandId] } }),
  }
}
