import type { PlanView } from '@tocsin/shared/live/plan.ts'
import type { Texts } from '@tocsin/shared/playbook/plan.ts'
import { Empty } from '../../components/empty.tsx'
import { roleTitle, stageTitle } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { PlannedSteps } from './stages-part.tsx'

const ByLanguage = ({ title, texts }: { readonly title: string; readonly texts: Texts }) =>
  Object.keys(texts).length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      {Object.entries(texts).map(([language, text]) => (
        <figure key={language} class="statement">
          <figcaption>{formats.language(language)}</figcaption>
          <blockquote lang={language}>{text}</blockquote>
        </figure>
      ))}
    </section>
  )

/** Crisis types, each with what is ready to be said. */
export const ScenariosPart = ({ plan }: { readonly plan: PlanView }) =>
  plan.scenarios.length === 0 ? (
    <Empty title={t('playbook.noScenarios')} text={t('playbook.noScenariosText')} />
  ) : (
    <ul class="scenarios">
      {plan.scenarios.map(scenario => (
        <li key={scenario.scenarioId}>
          <details>
            <summary>
              <h2>{scenario.title}</h2>
              <span class="quiet">
                {t('playbook.startsAt', { stage: stageTitle(plan, scenario.firstStage) })}
                {scenario.spokesperson === ''
                  ? null
                  : ` · ${t('playbook.speaks', { role: roleTitle(plan, scenario.spokesperson) })}`}
              </span>
            </summary>
            <ByLanguage title={t('playbook.holding')} texts={scenario.holdingStatement} />
            <ByLanguage title={t('playbook.wordToStaff')} texts={scenario.wordToStaff} />
            {scenario.steps.length > 0 ? (
              <section>
                <h3>{t('playbook.moreSteps')}</h3>
                <PlannedSteps plan={plan} steps={scenario.steps} />
              </section>
            ) : null}
          </details>
        </li>
      ))}
    </ul>
  )
