import type { SourceState } from '@tocsin/shared/live/messages.ts'
import type { StripPlan } from '../layout/strip.ts'
import type { Picture } from '../live/picture.ts'
import { isBlind } from '../live/source-health.ts'
import { t } from '../messages/t.ts'
import { useFormats } from './context.ts'
import { Glyph } from './glyph.tsx'
import { Heartbeat } from './heartbeat.tsx'
import { sourceWords, summaryWords } from './strip-words.ts'
import { verdictItems } from './words.ts'

interface Props {
  readonly picture: Picture
  readonly plan: StripPlan<SourceState>
  readonly notices: readonly string[]
}

/** Can this picture be trusted: verdict, sources, what is missing, the server's clock. */
export const Strip = ({ picture, plan, notices }: Props) => {
  const formats = useFormats()
  const { live, nowMs } = picture
  return (
    <footer class="strip" style={{ '--lines': plan.lines }}>
      <Verdict picture={picture} />
      {plan.sources.map(source => (
        <span
          key={source.source}
          class="item"
          data-source={source.source}
          data-blind={isBlind(source) ? '' : undefined}
        >
          <Glyph status={isBlind(source) ? 'blind' : 'live'} />
          <span title={source.reason}>{sourceWords(source, nowMs, formats)}</span>
        </span>
      ))}
      {plan.more > 0 ? <span class="item">{t('sources.more', { count: plan.more })}</span> : null}
      {plan.summary !== undefined ? (
        <span class="item">
          <Glyph status={summaryGlyph(live.sources)} />
          <span title={summaryWords(live.sources)[0]}>{plan.summary}</span>
        </span>
      ) : null}
      {notices.map(notice => (
        <span key={notice} class="item notice">
          {notice}
        </span>
      ))}
      <span class="clock">
        <Heartbeat serverTimeMs={live.serverTimeMs} />
        <span>{formats.clock(live.serverTimeMs)}</span>
        <span class="zone">{formats.zone(live.serverTimeMs)}</span>
      </span>
    </footer>
  )
}

const Verdict = ({ picture: { standings } }: { picture: Picture }) => (
  <span class="verdict" role="status">
    {verdictItems(standings).map(({ status, text }) => (
      <span key={status} class="item" data-status={status}>
        {status ? <Glyph status={status} /> : null}
        <span>{text}</span>
      </span>
    ))}
  </span>
)

/** A full dot only while every source that could speak does. */
const summaryGlyph = (sources: readonly SourceState[]) => {
  if (sources.some(isBlind)) return 'blind'
  return sources.some(({ state }) => state === 'live') ? 'live' : 'nodata'
}
