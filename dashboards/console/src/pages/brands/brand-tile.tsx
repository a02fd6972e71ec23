import type { BrandState } from '@tocsin/shared/live/messages.ts'
import { AboutLine } from '../../components/about-line.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { PhaseMark } from '../../components/phase-mark.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { aboutWindow } from '../../core/about.ts'
import { sparkPath, trustOf } from '../../core/brand-list.ts'
import { timesUsual } from '../../core/evidence.ts'
import { feeds, STALE_MS } from '../../core/missing.ts'
import { formats } from '../../format/here.ts'
import { serverNowMs, sources } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { hrefOf } from '../../shell/router.ts'

/** One brand: phase, share with its lower bound against the usual one, volume; what cannot be trusted never looks calm. */
export const BrandTile = ({ brand }: { readonly brand: BrandState }) => {
  const own = sources.value.filter(source => feeds(source, brand.brandId))
  const trust = trustOf(brand, own.length, serverNowMs.value, STALE_MS)
  const crisisId = brand.crisis?.crisisId
  const name = crisisId ? (
    <a data-item href={hrefOf(`/crises/${encodeURIComponent(crisisId)}`)}>
      {brand.name}
    </a>
  ) : (
    brand.name
  )
  return (
    <article class="brand-tile" data-phase={brand.phase} data-trust={trust}>
      <header>
        <h2>{name}</h2>
        {trust === 'fresh' || brand.phase !== 'calm' ? (
          <PhaseMark phase={brand.phase} drill={brand.crisis?.drill ?? false} />
        ) : null}
        {trust === 'fresh' ? null : (
          <span class="doubt">
            <Glyph name={trust === 'stale' ? 'stale' : 'blind'} />
            {t(`trust.${trust}`)}
          </span>
        )}
      </header>
      <Figures brand={brand} />
      {brand.phase !== 'calm' && brand.window ? <AboutLine about={aboutWindow(brand.window)} phrases={1} /> : null}
      <p class="quiet tile-foot">
        {brand.crisis && brand.crisis.waitsFor !== '' ? (
          <span>{t('crises.waitsFor', { people: brand.crisis.waitsFor })}</span>
        ) : null}
        {trust === 'stale' ? (
          <span>
            {t('figures.asOf')} <Time ms={brand.dataAsOfMs} /> · <Ago ms={brand.dataAsOfMs} />
          </span>
        ) : null}
        {brand.blindSources.length > 0 ? (
          <span>{t('brands.without', { sources: formats.list(brand.blindSources) })}</span>
        ) : null}
      </p>
    </article>
  )
}

const Figures = ({ brand }: { readonly brand: BrandState }) => {
  const { window, trend } = brand
  if (!window) return <p class="quiet">{t('missing.noWindow')}</p>
  const times = timesUsual(window)
  return (
    <div class="tile-figures live-figure">
      <strong>{formats.share(window.share)}</strong>
      <span>
        {t('figures.atLeast', { share: formats.atLeast(window.shareLow) })}
        <br />
        {window.usual && !window.usual.coldStart
          ? t('figures.usual', { share: formats.share(window.usual.share) })
          : t('figures.usualUnknown')}
      </span>
      <svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        <path d={sparkPath(trend)} />
      </svg>
      <span class="tile-volume">
        {t('figures.mentions', { count: Math.round(window.mentions) })}
        {times === undefined ? '' : ` · ${t('brands.times', { times: formats.times(times) })}`}
      </span>
    </div>
  )
}
