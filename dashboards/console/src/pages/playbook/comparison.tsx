import type { GetPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/GetPlaybookResponse.ts'
import { useEffect, useState } from 'preact/hooks'
import { type ApiProblem, get, problemOf } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { t } from '../../messages/t.ts'
import type { DiffRow, FileChange } from './plan-diff.ts'

const SIGNS: Readonly<Record<DiffRow['kind'], string>> = { same: ' ', added: '+', removed: '−', skipped: '⋯' }

const read = async (before: number, after: number): Promise<readonly FileChange[]> => {
  const [old, now, { changesBetween }] = await Promise.all([
    get<GetPlaybookResponse>(`/v1/playbook/versions/${before}`),
    get<GetPlaybookResponse>(`/v1/playbook/versions/${after}`),
    import('./plan-diff.ts'),
  ])
  return changesBetween(old.files, now.files)
}

const Row = ({ row: { kind, text, before, after, count } }: { readonly row: DiffRow }) => (
  <div class="diff-row" data-kind={kind}>
    <span class="diff-number" aria-hidden="true">
      {after || before || ''}
    </span>
    <span class="diff-sign" aria-hidden="true">
      {SIGNS[kind]}
    </span>
    {kind === 'added' || kind === 'removed' ? <span class="unseen">{t(`playbook.diff.${kind}`)}</span> : null}
    {kind === 'skipped' ? (
      <span class="quiet">{t('playbook.diff.skipped', { count })}</span>
    ) : (
      <code>{text || ' '}</code>
    )}
  </div>
)

/** What differs between two versions, line by line. */
export const Comparison = ({ before, after }: { readonly before: number; readonly after: number }) => {
  const [changes, setChanges] = useState<readonly FileChange[]>()
  const [problem, setProblem] = useState<ApiProblem>()
  const compare = (): void => {
    setProblem(undefined)
    read(before, after).then(setChanges, error => setProblem(problemOf(error)))
  }
  useEffect(compare, [])
  if (problem)
    return (
      <Problem problem={problem}>
        <Button onClick={compare}>{t('button.again')}</Button>
      </Problem>
    )
  if (!changes) return <p class="quiet">{t('page.loading')}</p>
  if (changes.length === 0) return <p>{t('playbook.diff.none')}</p>
  return (
    <>
      {changes.map(({ path, kind, addedCount, removedCount, rows }) => (
        <section key={path} class="diff" aria-label={path}>
          <h3>
            <code>{path}</code>{' '}
            <span class="quiet">
              {t(`playbook.diff.file.${kind}`)} ·{' '}
              {t('playbook.diff.counts', { added: addedCount, removed: removedCount })}
            </span>
          </h3>
          <div class="diff-rows">
            {rows.map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
