import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { Countdown } from '../../components/countdown.tsx'
import { PhaseMark } from '../../components/phase-mark.tsx'
import { brandName } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { plan } from '../../live/store.ts'

export const Decide = ({ crisis }: { readonly crisis: Crisis }) => (
  <>
    <h1>
      {formats.list(crisis.brandIds.map(id => brandName(plan.value, id)))}{' '}
      <PhaseMark phase="suspected" drill={crisis.drill} />
    </h1>
    <p>{crisis.evidence.at(-1)?.sentence}</p>
    <Countdown untilMs={crisis.questionDeadlineMs} />
  </>
)
