import type { ComponentChildren } from 'preact'
import type { ApiProblem } from '../api/client.ts'
import { Glyph } from './glyph.tsx'

interface Props {
  readonly problem: ApiProblem | undefined
  /** What can be done here: try again. */
  readonly children?: ComponentChildren
}

/** What did not work: which rule refused, who may, what now. Spoken when it appears. */
export const Problem = ({ problem, children }: Props) => (
  <div role="alert">
    {problem ? (
      <div class="problem">
        <Glyph name="warning" />
        <div>
          <p class="problem-detail">{problem.detail}</p>
          {problem.fix === '' ? null : <p>{problem.fix}</p>}
          {problem.code === '' ? null : <p class="code quiet">{problem.code}</p>}
          {children}
        </div>
      </div>
    ) : null}
  </div>
)
