import type { CoverageView } from '@tocsin/shared/live/plan.ts'
import { Glyph } from '../../components/glyph.tsx'
import { Section } from '../../components/section.tsx'
import { Time } from '../../components/time.tsx'
import { hasUnread, holesAhead, holesOf } from '../../core/coverage.ts'
import { brandName } from '../../core/names.ts'
import { plan, serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import type { Week } from './use-week.ts'

interface Props {
  readonly view: CoverageView
  /** Another moment than now was asked about. */
  readonly asked: boolean
  readonly week: Week | undefined
}

interface Item {
  readonly key: string
  readonly brandId: string
  readonly roleTitle: string
  /** 0: it is so at the moment that is shown. */
  readonly fromMs: number
  /** 0: no end is known. */
  readonly toMs: number
}

const itemsOf = (view: CoverageView, week: Week | undefined): Item[] => {
  const now = holesOf(view).map(({ brandId, roleId, roleTitle, untilMs }) => ({
    key: `${brandId}/${roleId}`,
    brandId,
    roleTitle,
    fromMs: 0,
    toMs: untilMs,
  }))
  const shown = new Set(now.map(({ key }) => key))
  const ahead = holesAhead(week?.strips ?? [])
    .filter(({ brandId, roleId, fromMs, toMs }) => {
      const isShown = shown.has(`${brandId}/${roleId}`) && fromMs <= view.atMs && view.atMs < toMs
      return !isShown && toMs > serverNowMs.peek()
    })
    .map(({ brandId, roleId, roleTitle, fromMs, toMs }) => ({
      key: `${brandId}/${roleId}/${fromMs}`,
      brandId,
      roleTitle,
      fromMs,
      toMs: toMs === week?.toMs ? 0 : toMs,
    }))
  return [...now, ...ahead]
}

const zoneOf = (brandId: string): string | undefined =>
  plan.value?.brands.find(brand => brand.brandId === brandId)?.timeZone

/** Nobody is there: said first, with since when and until when. */
export const Holes = ({ view, asked, week }: Props) => {
  const items = itemsOf(view, week)
  return (
    <Section title={t('coverage.holes')}>
      {items.length > 0 ? (
        <ul class="holes">
          {items.map(({ key, brandId, roleTitle, fromMs, toMs }) => (
            <li key={key} data-now={fromMs === 0 ? '' : undefined}>
              <Glyph name="warning" />
              <p>
                <strong>
                  {t('coverage.nobody', { role: roleTitle, brand: brandName(plan.value, brandId) })}{' '}
                  {fromMs === 0 ? t(asked ? 'coverage.then' : 'coverage.rightNow') : null}
                </strong>{' '}
                {fromMs > 0 ? (
                  <span>
                    {t('coverage.from')} <Time ms={fromMs} zone={zoneOf(brandId)} />{' '}
                  </span>
                ) : null}
                {toMs > 0 ? (
                  <span>
                    {t('coverage.until')} <Time ms={toMs} zone={zoneOf(brandId)} />
                  </span>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t(week ? 'coverage.noHoles' : 'coverage.noHolesNow')}</p>
      )}
      {week ? null : <p class="quiet">{t('coverage.reading')}</p>}
      {week && hasUnread(week.strips) ? <p class="quiet">{t('coverage.unread')}</p> : null}
    </Section>
  )
}
