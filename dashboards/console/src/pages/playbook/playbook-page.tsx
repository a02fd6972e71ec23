import type { PlanView } from '@tocsin/shared/live/plan.ts'
import type { ComponentType } from 'preact'
import { Empty } from '../../components/empty.tsx'
import { Person } from '../../components/person.tsx'
import { Time } from '../../components/time.tsx'
import { plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import type { PageProps } from '../../routes.ts'
import { hrefOf } from '../../shell/router.ts'
import './playbook.css'
import { PolicyPart } from './policy-part.tsx'
import { ScenariosPart } from './scenarios-part.tsx'
import { StagesPart } from './stages-part.tsx'
import { VersionsPart } from './versions-part.tsx'

const PARTS = ['stages', 'scenarios', 'policy', 'versions'] as const
type Part = (typeof PARTS)[number]

const SHOWN: Readonly<Record<Part, ComponentType<{ readonly plan: PlanView }>>> = {
  stages: StagesPart,
  scenarios: ScenariosPart,
  policy: PolicyPart,
  versions: VersionsPart,
}

/** The plan as people read it; who changed it, when and why; and the way back. */
export const PlaybookPage = ({ query }: PageProps) => {
  const current = plan.value
  const part = PARTS.find(one => one === query.get('part')) ?? 'stages'
  const Shown = SHOWN[part]
  if (!current)
    return (
      <>
        <h1>{t('playbook.title')}</h1>
        <p class="quiet">{t('page.loading')}</p>
      </>
    )
  if (current.version === 0)
    return (
      <>
        <h1>{t('playbook.title')}</h1>
        <Empty title={t('playbook.none')} text={t('playbook.noneText')} command={t('playbook.command')} />
      </>
    )
  return (
    <>
      <h1>{t('playbook.title')}</h1>
      <p>
        <strong>{t('playbook.version', { version: current.version })}</strong>{' '}
        <span class="quiet">
          · {t('playbook.since')} <Time ms={current.appliedAtMs} /> · {t('playbook.by')}{' '}
          <Person id={current.appliedBy} />
        </span>
      </p>
      <nav class="parts" aria-label={t('playbook.parts')}>
        {PARTS.map(one => (
          <a key={one} href={hrefOf(`/playbook?part=${one}`)} aria-current={one === part ? 'page' : undefined}>
            {t(`playbook.part.${one}`)}
          </a>
        ))}
      </nav>
      <Shown plan={current} />
    </>
  )
}
