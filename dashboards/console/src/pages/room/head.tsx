import type { ComponentChildren } from 'preact'
import { AboutLine } from '../../components/about-line.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Person } from '../../components/person.tsx'
import { PhaseMark, phaseName } from '../../components/phase-mark.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { aboutWindow } from '../../core/about.ts'
import { brandName, scenarioTitle, stageTitle } from '../../core/names.ts'
import { isRunning } from '../../core/room-ending.ts'
import { holdViews } from '../../core/room-holds.ts'
import { leaderOf } from '../../core/room-people.ts'
import { formats } from '../../format/here.ts'
import { brands as liveBrands } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { coarseNowMs, useRoom } from './room-data.ts'

/** Which brands, how far, since when, who leads, what is due next, what is held. */
export const Head = () => {
  const { crisis, plan } = useRoom()
  const brands = formats.list(crisis.brandIds.map(id => brandName(plan, id)))
  const zone = plan.brands.find(({ brandId }) => brandId === crisis.brandIds[0])?.timeZone
  const running = isRunning(crisis)
  const latest = crisis.evidence.at(-1)
  return (
    <header class="room-head">
      <div class="room-title">
        <h1>{brands}</h1>
        <PhaseMark phase={phaseName(crisis.phase)} drill={crisis.drill} />
        {crisis.scenarioId === '' ? null : <span class="quiet">{scenarioTitle(plan, crisis.scenarioId)}</span>}
      </div>
      {latest === undefined ? null : <p class="quiet">{latest.sentence}</p>}
      {running ? <AboutNow /> : null}
      <dl class="room-facts">
        {crisis.stageId !== '' && running ? (
          <Item name={t('room.head.stage')}>{stageTitle(plan, crisis.stageId)}</Item>
        ) : null}
        <Item name={t('room.head.since')}>
          <Time ms={crisis.phaseSinceMs} zone={zone} />{' '}
          <span class="quiet">
            <Ago ms={crisis.phaseSinceMs} />
          </span>
        </Item>
        <Item name={t('room.head.leads')}>
          <Person id={leaderOf(crisis)} />
        </Item>
        {running ? (
          <Item name={t('room.head.update')}>
            {crisis.nextUpdateDueMs > 0 ? <Countdown untilMs={crisis.nextUpdateDueMs} /> : t('room.head.noUpdate')}
          </Item>
        ) : null}
        <Item name={t('room.head.hold')}>
          <HoldWords />
        </Item>
      </dl>
    </header>
  )
}

/** What people write about now, brand by brand. */
const AboutNow = () => {
  const { crisis, plan } = useRoom()
  const windows = crisis.brandIds.flatMap(id => {
    const window = liveBrands.value.get(id)?.window
    return window ? [{ id, window }] : []
  })
  return (
    <>
      {windows.map(({ id, window }) => (
        <AboutLine key={id} about={aboutWindow(window)}>
          <span class="quiet">
            {t('room.head.asOf', { brand: brandName(plan, id) })} <Time ms={window.windowEndMs} bare />
          </span>
        </AboutLine>
      ))}
    </>
  )
}

const HoldWords = () => {
  const { crisis } = useRoom()
  const on = holdViews(crisis.holds, coarseNowMs.value).filter(view => view.on)
  if (on.length === 0) return <>{t('room.head.nothingHeld')}</>
  const everything = on.some(({ accounts }) => accounts.length === 0)
  const out = on.reduce((sum, { posts }) => sum + posts.out, 0)
  const accounts = new Set(on.flatMap(view => view.accounts)).size
  return (
    <a href="#holds">
      {everything ? t('room.head.everything') : t('room.head.accounts', { count: accounts })}
      {out > 0 ? ` · ${t('room.hold.out', { count: out })}` : ''}
    </a>
  )
}

const Item = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
