import { LogGapError } from '../log/errors.ts'
import type { Metrics } from './metrics.ts'

/** Shows whether this process met a gap in the log. `met` says whether an error that ended the work is one, and remembers it. */
export const watchLogGap = (metrics: Metrics) => {
  const gap = metrics.gauge('tocsin_log_gap', '1 after records were removed from the log before they were read')
  return {
    met(error: unknown): error is LogGapError {
      const isGap = error instanceof LogGapError
      if (isGap) gap.set(1)
      return isGap
    },
  }
}
