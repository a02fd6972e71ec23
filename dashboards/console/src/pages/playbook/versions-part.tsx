import type { PlaybookVersion } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookVersion.ts'
import { useEffect, useState } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/field.tsx'
import { Person } from '../../components/person.tsx'
import { Problem } from '../../components/problem.tsx'
import { Time } from '../../components/time.tsx'
import { plan, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Comparison } from './comparison.tsx'
import { RollBack } from './roll-back.tsx'

const mayRollBack = (): boolean => session.value?.role === 'manager' || session.value?.role === 'admin'

const VersionItem = ({ version, onChanged }: { readonly version: PlaybookVersion; readonly onChanged: () => void }) => (
  <li class="version">
    <div>
      <p>
        <strong>{t('playbook.version', { version: version.version })}</strong>
        {version.current ? <span class="version-current">{t('playbook.current')}</span> : null}
      </p>
      <p>{version.reason}</p>
      <p class="quiet">
        <Time ms={version.appliedAtMs} /> · <Person id={version.appliedBy} />
      </p>
    </div>
    {!version.current && mayRollBack() ? <RollBack version={version.version} onDone={onChanged} /> : null}
  </li>
)

/** Who changed the plan, when and why, newest first; what differs between two; the way back. */
export const VersionsPart = () => {
  const { value, problem, reload } = useResource<{ versions: readonly PlaybookVersion[] }>('/v1/playbook/versions')
  const current = plan.value?.version
  useEffect(reload, [current])
  const versions = [...(value?.versions ?? [])].sort((a, b) => b.version - a.version)
  const [chosen, setChosen] = useState({ before: '', after: '' })
  const before = chosen.before || String(versions[1]?.version ?? '')
  const after = chosen.after || String(versions[0]?.version ?? '')
  const options = versions.map(({ version }) => ({
    value: String(version),
    text: t('playbook.version', { version }),
  }))
  return (
    <>
      {!value && !problem ? <p class="quiet">{t('page.loading')}</p> : null}
      <ul class="versions">
        {versions.map(version => (
          <VersionItem key={version.version} version={version} onChanged={reload} />
        ))}
      </ul>
      {versions.length > 0 && !mayRollBack() ? <p class="quiet">{t('playbook.managersRollBack')}</p> : null}
      {versions.length > 1 ? (
        <section class="section">
          <header class="section-header">
            <h2>{t('playbook.compare')}</h2>
          </header>
          <div class="compare-choice">
            <Choice
              label={t('playbook.from')}
              value={before}
              onChange={value => setChosen({ before: value, after })}
              options={options}
            />
            <Choice
              label={t('playbook.to')}
              value={after}
              onChange={value => setChosen({ before, after: value })}
              options={options}
            />
          </div>
          <Comparison key={`${before}-${after}`} before={Number(before)} after={Number(after)} />
        </section>
      ) : null}
      <Problem problem={problem}>
        <Button onClick={reload}>{t('button.again')}</Button>
      </Problem>
    </>
  )
}
