import type { BrandState } from '@tocsin/shared/live/messages.ts'
import { Glyph } from '../../components/glyph.tsx'
import { Section } from '../../components/section.tsx'
import { feeds, isBlind, type Missing, missingOf } from '../../core/missing.ts'
import { formats } from '../../format/here.ts'
import { notice, serverNowMs, sources } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

/** Where the posts come from, and what the picture lacks. */
export const MissingParts = ({ brand }: { readonly brand: BrandState }) => {
  const now = serverNowMs.value
  const missing = missingOf(brand, sources.value, notice.value, now)
  const live = sources.value.filter(source => feeds(source, brand.brandId) && !isBlind(source))
  return (
    <Section title={t('missing.title')}>
      {missing.length === 0 ? <p class="quiet">{t('missing.none', { count: live.length })}</p> : null}
      <ul class="missing">
        {missing.map(one => (
          <li key={one.kind === 'blind' ? one.source : one.kind}>
            <Glyph name="blind" />
            <span>{missingText(one, now)}</span>
          </li>
        ))}
      </ul>
      {live.length > 0 ? (
        <p class="quiet">
          {t('missing.live', { count: live.length, sources: formats.list(live.map(({ source }) => source)) })}
        </p>
      ) : null}
    </Section>
  )
}

const missingText = (missing: Missing, now: number): string => {
  switch (missing.kind) {
    case 'blind':
      return t('missing.blind', {
        source: missing.source,
        span: formats.span(missing.silentMs),
        usual: formats.span(missing.usualGapMs),
      })
    case 'sampled':
      return t('missing.sampled', { n: formats.count(missing.oneIn) })
    case 'stale':
      return t('missing.stale', { time: formats.time(missing.asOfMs, now), span: formats.span(now - missing.asOfMs) })
    default:
      return t(`missing.${missing.kind}`)
  }
}
