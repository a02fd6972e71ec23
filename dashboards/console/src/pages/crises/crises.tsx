import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Empty } from '../../components/empty.tsx'
import { Choice } from '../../components/field.tsx'
import { peopleText } from '../../components/person.tsx'
import { PhaseMark, phaseName } from '../../components/phase-mark.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { crisisList, isOpen, joined } from '../../core/crisis-list.ts'
import { worstFirst } from '../../core/evidence.ts'
import { brandName, scenarioTitle, stageTitle } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { brands, crises, crisesReady, plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import type { PageProps } from '../../routes.ts'
import { goTo, hrefOf } from '../../shell/router.ts'
import './crises.css'

const LIMIT = 200

/** Open ones first, as they are now; those that ended below. */
export const CrisesPage = ({ query }: PageProps) => {
  const brandId = query.get('brand') ?? ''
  const listed = useResource<{ readonly crises: readonly Crisis[] }>(`/v1/crises?limit=${LIMIT}`)
  const { open, ended } = crisisList(joined(crises.value.values(), listed.value?.crises ?? []), brandId)
  const choose = (id: string) => goTo(id === '' ? '/crises' : `/crises?brand=${encodeURIComponent(id)}`)
  return (
    <>
      <header class="page-header">
        <h1>{t('crises.title')}</h1>
        <Choice
          label={t('crises.brand')}
          value={brandId}
          onChange={choose}
          placeholder={t('crises.allBrands')}
          options={(plan.value?.brands ?? []).map(({ brandId: value, name: text }) => ({ value, text }))}
        />
      </header>
      <Problem problem={listed.problem}>
        <Button onClick={listed.reload}>{t('button.again')}</Button>
      </Problem>
      <Section title={t('crises.open', { count: open.length })}>
        {open.length === 0 && crisesReady.value ? <Empty title={t('crises.none')} text={t('crises.noneText')} /> : null}
        <List crises={open} />
      </Section>
      {ended.length > 0 ? (
        <Section title={t('crises.ended', { count: ended.length })}>
          <List crises={ended} />
        </Section>
      ) : null}
    </>
  )
}

const List = ({ crises: shown }: { readonly crises: readonly Crisis[] }) => (
  <ul class="rows">
    {shown.map(crisis => (
      <Row key={crisis.crisisId} crisis={crisis} />
    ))}
  </ul>
)

const Row = ({ crisis }: { readonly crisis: Crisis }) => {
  const { crisisId, brandIds, phase, drill, stageId, scenarioId, phaseSinceMs } = crisis
  const what = [
    scenarioId === '' ? '' : scenarioTitle(plan.value, scenarioId),
    stageId === '' || !isOpen(crisis) || phase === 'PHASE_SUSPECTED' ? '' : stageTitle(plan.value, stageId),
  ].filter(text => text !== '')
  return (
    <li>
      <a class="row" data-item href={hrefOf(`/crises/${encodeURIComponent(crisisId)}`)}>
        <span class="row-head">
          <PhaseMark phase={phaseName(phase)} drill={drill} />
          <strong>{formats.list(brandIds.map(id => brandName(plan.value, id)))}</strong>
          {what.map(text => (
            <span key={text}>{text}</span>
          ))}
        </span>
        <span class="row-text">{textOf(crisis)}</span>
        <span class="row-foot quiet">
          <span>
            {t('crises.since')} <Time ms={phaseSinceMs} zone={brands.value.get(brandIds[0] ?? '')?.timeZone} /> ·{' '}
            <Ago ms={phaseSinceMs} />
          </span>
          {phase === 'PHASE_SUSPECTED' ? (
            <span>
              {t('crises.waitsFor', { people: peopleText(crisis.asked) })} ·{' '}
              <Countdown untilMs={crisis.questionDeadlineMs} />
            </span>
          ) : null}
        </span>
      </a>
    </li>
  )
}

const textOf = (crisis: Crisis): string => {
  if (crisis.phase === 'PHASE_DECLINED') return t('crises.declined', { reason: crisis.declineReason })
  if (crisis.phase === 'PHASE_CLOSED' && crisis.lessons !== '') return t('crises.lessons', { lessons: crisis.lessons })
  return worstFirst(crisis.evidence)[0]?.sentence ?? ''
}
