import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useEffect, useState } from 'preact/hooks'
import { type ApiProblem, get, problemOf } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Problem } from '../../components/problem.tsx'
import { acceptCrisis, crises, crisesReady } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import type { PageProps } from '../../routes.ts'
import { Decide } from '../decide/decide.tsx'
import { Room } from '../room/room.tsx'

/** One crisis: the decision while it is suspected, its room from then on. One that ended long ago is asked for. */
export const CrisisPage = ({ params }: PageProps) => {
  const crisisId = params.id ?? ''
  const crisis = crises.value.get(crisisId)
  const [problem, setProblem] = useState<ApiProblem>()
  const [writing, setWriting] = useState(false)
  const missing = !crisis && crisesReady.value
  const ask = () => {
    setProblem(undefined)
    get<Crisis>(`/v1/crises/${encodeURIComponent(crisisId)}`).then(acceptCrisis, error => setProblem(problemOf(error)))
  }
  useEffect(() => {
    if (missing) ask()
  }, [crisisId, missing])

  if (crisis && (crisis.phase === 'PHASE_SUSPECTED' || writing))
    return <Decide crisis={crisis} onWriting={setWriting} />
  if (crisis) return <Room crisisId={crisisId} />
  if (problem?.status === 404) return <Empty title={t('decide.unknown')} text={t('decide.unknownText')} />
  return problem ? (
    <Problem problem={problem}>
      <Button onClick={ask}>{t('button.again')}</Button>
    </Problem>
  ) : (
    <p class="quiet">{t('page.loading')}</p>
  )
}
