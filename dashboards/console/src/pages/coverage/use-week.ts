import type { CoverageView } from '@tocsin/shared/live/plan.ts'
import { useEffect, useState } from 'preact/hooks'
import { type ApiProblem, get, problemOf } from '../../api/client.ts'
import { hopDays } from '../../api/hop.ts'
import { type Strip, stripsOf } from '../../core/coverage.ts'
import { serverNowMs } from '../../live/store.ts'

const DAYS = 7
/** More changes than this in one day are left out, and said to be. A week costs at most seven times as many calls. */
const CHANGES_A_DAY = 16

export interface Week {
  readonly fromMs: number
  readonly toMs: number
  /** Midnights within it, in the viewer's zone. */
  readonly midnights: readonly number[]
  readonly strips: readonly Strip[]
}

const midnightsAfter = (ms: number): number[] =>
  Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(ms)
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + index + 1).getTime()
  })

const readWeek = async (fromMs: number): Promise<Week> => {
  const midnights = midnightsAfter(fromMs)
  const ask = (atMs: number) => get<CoverageView>(`/v1/coverage?at=${atMs}`)
  const toMs = midnights.at(-1)!
  const answers = await hopDays(ask, [fromMs, ...midnights], CHANGES_A_DAY)
  return { fromMs, toMs, midnights: midnights.slice(0, -1), strips: stripsOf(answers, fromMs, toMs) }
}

/** Who holds what in the next seven days; read again for another version of the plan, and by `reload`. */
export const useWeek = (version: number | undefined) => {
  const [week, setWeek] = useState<Week>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (version === undefined) return
    let wanted = true
    setProblem(undefined)
    readWeek(Math.floor(serverNowMs.peek())).then(
      read => wanted && setWeek(read),
      error => wanted && setProblem(problemOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [version, turn])
  return { week, problem, reload: () => setTurn(turn + 1) }
}
