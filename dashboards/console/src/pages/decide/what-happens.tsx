import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import type { ComponentChildren } from 'preact'
import type { Resource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Glyph, type GlyphName } from '../../components/glyph.tsx'
import { Person, peopleText } from '../../components/person.tsx'
import { Problem } from '../../components/problem.tsx'
import { Time } from '../../components/time.tsx'
import { reachOf, statementFor } from '../../core/decision.ts'
import { connectorTitle } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

interface Props {
  readonly crisis: Crisis
  readonly scenarioId: string
  readonly preview: Resource<PreviewConfirmationResponse>
  /** Nothing can be said before a scenario is chosen. */
  readonly waits: boolean
}

/** What confirming does at this moment, as the gateway says it. */
export const WhatHappens = ({ crisis, scenarioId, preview, waits }: Props) => (
  <section class="what-happens" aria-live="polite">
    <h4>{t('happens.title')}</h4>
    {waits ? <p class="quiet">{t('happens.waits')}</p> : null}
    {!waits && preview.problem ? (
      <Problem problem={preview.problem}>
        <Button onClick={preview.reload}>{t('button.again')}</Button>
      </Problem>
    ) : null}
    {!waits && !preview.value && !preview.problem ? <p class="quiet">{t('page.loading')}</p> : null}
    {!waits && preview.value ? <Effects crisis={crisis} scenarioId={scenarioId} effects={preview.value} /> : null}
  </section>
)

const Line = ({ glyph, children }: { readonly glyph: GlyphName; readonly children: ComponentChildren }) => (
  <li>
    <Glyph name={glyph} />
    <div class="effect-text">{children}</div>
  </li>
)

interface EffectsProps {
  readonly crisis: Crisis
  readonly scenarioId: string
  readonly effects: PreviewConfirmationResponse
}

const Effects = ({ crisis, scenarioId, effects }: EffectsProps) => {
  const { notified, mustAcknowledge, stageTitle, steps, spokesperson } = effects
  const firstOfTwo = reachOf(effects, crisis) === 'firstOfTwo'
  return (
    <>
      {firstOfTwo ? <p class="second-person">{t('happens.second')}</p> : null}
      <ul class="effects">
        <Line glyph="held">{holdText(effects)}</Line>
        <Line glyph="live">
          {t('happens.notifies', { count: notified.length, people: peopleText(notified) })}
          {mustAcknowledge.length > 0 ? (
            <span class="quiet"> {t('happens.acknowledge', { people: peopleText(mustAcknowledge) })}</span>
          ) : null}
        </Line>
        {stageTitle === '' ? null : (
          <Line glyph="active">
            <Steps stageTitle={stageTitle} steps={steps} />
          </Line>
        )}
        {spokesperson === '' ? null : (
          <Line glyph="taken">
            {t('happens.speaks')} <Person id={spokesperson} />
          </Line>
        )}
      </ul>
      <Statement crisis={crisis} scenarioId={scenarioId} />
    </>
  )
}

const holdText = ({ connectors, holdScope }: PreviewConfirmationResponse): string => {
  const names = formats.list(connectors.map(id => connectorTitle(plan.value, id)))
  const accounts = holdScope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? holdScope.accounts : []
  if (connectors.length === 0) return t('happens.holdsByHand')
  return accounts.length > 0
    ? t('happens.holdsAccounts', { accounts: formats.list(accounts), connectors: names })
    : t('happens.holds', { connectors: names })
}

const Steps = ({ stageTitle, steps }: Pick<PreviewConfirmationResponse, 'stageTitle' | 'steps'>) =>
  steps.length === 0 ? (
    <span>{t('happens.stage', { stage: stageTitle })}</span>
  ) : (
    <details>
      <summary>{t('happens.stageSteps', { stage: stageTitle, count: steps.length })}</summary>
      <ul>
        {steps.map(step => (
          <li key={step.stepId}>
            {step.text}{' '}
            <span class="quiet">
              – <Person id={step.personId} />, {t('happens.by')} <Time ms={step.dueMs} bare />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )

const Statement = ({ crisis, scenarioId }: { readonly crisis: Crisis; readonly scenarioId: string }) => {
  const scenario = plan.value?.scenarios.find(one => one.scenarioId === scenarioId)
  const languages = plan.value?.brands.find(({ brandId }) => brandId === crisis.brandIds[0])?.languages ?? []
  const statement = scenario && statementFor(scenario.holdingStatement, languages)
  if (!statement) return null
  return (
    <details class="statement">
      <summary>{t('happens.statement', { language: formats.language(statement.language) })}</summary>
      <blockquote lang={statement.language}>{statement.text}</blockquote>
      <p class="hint">{t('happens.statementHint')}</p>
    </details>
  )
}
