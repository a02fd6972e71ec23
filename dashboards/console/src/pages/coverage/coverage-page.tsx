import type { CoverageView } from '@tocsin/shared/live/plan.ts'
import { useEffect, useState } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { byBrand, standsUntil } from '../../core/coverage.ts'
import { formats } from '../../format/here.ts'
import { plan, serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { BrandDuties } from './brand-duties.tsx'
import './coverage.css'
import { Holes } from './holes.tsx'
import { useWeek } from './use-week.ts'

/** Who holds each role now, or at a moment that is asked about; holes first. */
export const CoveragePage = () => {
  const [asked, setAsked] = useState('')
  const askedMs = asked === '' ? 0 : new Date(asked).getTime()
  const version = plan.value?.version
  const now = useResource<CoverageView>(`/v1/coverage${askedMs > 0 ? `?at=${askedMs}` : ''}`)
  const { week, problem, reload } = useWeek(version)
  const minute = Math.floor(serverNowMs.value / 60_000)
  useEffect(() => {
    if (askedMs === 0 && now.value && standsUntil(now.value) <= serverNowMs.peek()) now.reload()
  }, [minute])
  useEffect(() => {
    if (now.value) now.reload()
  }, [version])

  if (version === 0)
    return (
      <>
        <h1>{t('coverage.title')}</h1>
        <Empty title={t('playbook.none')} text={t('coverage.noneText')} command={t('playbook.command')} />
      </>
    )
  const brands = plan.value?.brands ?? []
  const moment = (
    <form class="coverage-when" onSubmit={event => event.preventDefault()}>
      <Field
        label={t('coverage.at')}
        hint={t('coverage.atHint', { zone: formats.zone(askedMs || serverNowMs.value) })}
        type="datetime-local"
        value={asked}
        onInput={setAsked}
      />
      {askedMs > 0 ? <Button onClick={() => setAsked('')}>{t('coverage.now')}</Button> : null}
    </form>
  )
  return (
    <>
      <h1>{t('coverage.title')}</h1>
      {now.value ? (
        <>
          <Holes view={now.value} asked={askedMs > 0} week={week} />
          {moment}
          {byBrand(
            now.value,
            brands.map(({ brandId }) => brandId),
          ).map(({ brandId, entries }) => (
            <BrandDuties
              key={brandId}
              brand={brands.find(brand => brand.brandId === brandId)}
              brandId={brandId}
              entries={entries}
              week={week}
            />
          ))}
        </>
      ) : (
        <>
          {moment}
          {now.problem ? null : <p class="quiet">{t('page.loading')}</p>}
        </>
      )}
      <Problem problem={now.problem ?? problem}>
        <Button onClick={now.problem ? now.reload : reload}>{t('button.again')}</Button>
      </Problem>
    </>
  )
}
