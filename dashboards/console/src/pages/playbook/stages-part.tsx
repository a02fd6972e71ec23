import type { PlannedStage, PlanView } from '@tocsin/shared/live/plan.ts'
import type { PlannedStep } from '@tocsin/shared/playbook/plan.ts'
import { Empty } from '../../components/empty.tsx'
import { roleTitle } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'

const HOUR_MS = 3_600_000

/** "2 h", "15 min": what a plan says is seldom uneven. */
const lengthText = (ms: number): string =>
  ms >= HOUR_MS && ms % HOUR_MS === 0 ? t('playbook.hours', { hours: ms / HOUR_MS }) : formats.span(ms)

const rolesText = (plan: PlanView, roleIds: readonly string[]): string =>
  roleIds.length === 0 ? t('person.nobody') : formats.list(roleIds.map(id => roleTitle(plan, id)))

const Criteria = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <div>
      <dt>{title}</dt>
      {items.map(item => (
        <dd key={item}>{item}</dd>
      ))}
    </div>
  )

/** Steps with role and due time, as they are opened. */
export const PlannedSteps = ({ plan, steps }: { readonly plan: PlanView; readonly steps: readonly PlannedStep[] }) => (
  <ol class="planned-steps">
    {steps.map(({ stepId, roleId, text, dueMs, mustDo }) => (
      <li key={stepId}>
        <p>{text}</p>
        <p class="quiet">
          {[
            roleTitle(plan, roleId),
            dueMs > 0 ? t('playbook.dueAfter', { span: lengthText(dueMs) }) : '',
            mustDo ? t('playbook.mustDo') : '',
          ]
            .filter(part => part !== '')
            .join(' · ')}
        </p>
      </li>
    ))}
  </ol>
)

const StageItem = ({ plan, stage }: { readonly plan: PlanView; readonly stage: PlannedStage }) => (
  <li class="stage">
    <h2>{stage.title}</h2>
    <dl class="stage-facts">
      <Criteria title={t('playbook.entry')} items={stage.entry} />
      <Criteria title={t('playbook.exit')} items={stage.exit} />
      <div>
        <dt>{t('playbook.told')}</dt>
        <dd>{rolesText(plan, stage.notify)}</dd>
      </div>
      <div>
        <dt>{t('playbook.mustAcknowledge')}</dt>
        <dd>{rolesText(plan, stage.mustAcknowledge)}</dd>
      </div>
      <div>
        <dt>{t('playbook.updates')}</dt>
        <dd>
          {stage.updateEveryMs > 0
            ? t('playbook.every', { span: lengthText(stage.updateEveryMs) })
            : t('playbook.noUpdates')}
        </dd>
      </div>
      {stage.holdAccounts.length > 0 ? (
        <div>
          <dt>{t('playbook.held')}</dt>
          <dd>{formats.list(stage.holdAccounts)}</dd>
        </div>
      ) : null}
    </dl>
    {stage.steps.length === 0 ? (
      <p class="quiet">{t('playbook.noSteps')}</p>
    ) : (
      <PlannedSteps plan={plan} steps={stage.steps} />
    )}
  </li>
)

/** The ladder, from the potential crisis upwards. */
export const StagesPart = ({ plan }: { readonly plan: PlanView }) =>
  plan.stages.length === 0 ? (
    <Empty title={t('playbook.noStages')} text={t('playbook.noStagesText')} />
  ) : (
    <ol class="stages">
      {plan.stages.map(stage => (
        <StageItem key={stage.stageId} plan={plan} stage={stage} />
      ))}
    </ol>
  )
