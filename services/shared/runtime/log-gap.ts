import { LogGapError } from '../log/errors.ts'
import type { Metrics } from './metrics.ts'

/**
 * A gap in the log is not mended by a new start: a process that met one stays, alive and not ready, so that the figure can be read and
 * nobody goes round in circles. `met` says whether an error that ended the work is of that kind, and remembers it.
 */
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
