import type { SourceState } from '@tocsin/shared/live/messages.ts'
import type { Formats } from '../format/formats.ts'
import { isExpected, sourceAgeMs } from '../live/source-health.ts'
import type { LiveState } from '../live/state.ts'
import { t } from '../messages/t.ts'

/** "Mastodon silent 14 min (usual 1 min)" */
export const sourceWords = (source: SourceState, nowMs: number, formats: Formats): string =>
  t(`source.${source.state}`, {
    source: source.source,
    age: formats.span(sourceAgeMs(source, nowMs)),
    usual: formats.span(source.usualGapMs),
    lag: formats.span(source.lagMs),
  })

/** "3 of 4 sources" and "3 of 4" */
export const summaryWords = (sources: readonly SourceState[]): readonly [string, string] => {
  if (sources.length === 0) return [t('sources.none'), t('sources.none')]
  const expected = sources.filter(isExpected)
  if (expected.length === 0) return [t('sources.waiting'), t('sources.waiting')]
  const params = { live: expected.filter(({ state }) => state === 'live').length, count: expected.length }
  return [t('sources.live', params), t('sources.liveShort', params)]
}

interface Screen {
  readonly pages: number
  readonly page: number
  readonly sound: 'off' | 'on' | 'blocked'
  readonly problems: readonly string[]
  readonly readableM: number | undefined
}

/** What a viewer must know before believing the picture. */
export const noticesOf = (live: LiveState, screen: Screen, formats: Formats): readonly string[] => {
  const sampled = Math.max(1, ...live.brands.map(({ window }) => window?.sampledOneIn ?? 1))
  return [
    live.notice.demo ? t('demo') : '',
    sampled > 1 ? t('sampled', { n: formats.count(sampled) }) : '',
    live.ready && !live.notice.history ? t('historyOff') : '',
    live.notice.crisesAwaySinceMs > 0 ? t('crisesAway', { time: formats.time(live.notice.crisesAwaySinceMs) }) : '',
    live.newBuild === undefined ? '' : t('newBuild'),
    screen.sound === 'blocked' ? t('soundBlocked') : screen.sound === 'on' ? t('soundOn') : '',
    screen.readableM === undefined ? '' : t('readable', { metres: screen.readableM }),
    ...screen.problems.map(what => t('paramProblem', { what })),
    screen.pages > 1 ? t('page', { page: (screen.page % screen.pages) + 1, pages: screen.pages }) : '',
  ].filter(text => text !== '')
}
