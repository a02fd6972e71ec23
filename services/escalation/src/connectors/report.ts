import type { EnforcementInput } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import { bearer, unary } from '@tocsin/shared/grpc/client.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'

export interface EnforcementReport {
  /** The same for repeats of one report. */
  readonly requestId: string
  readonly holdId: string
  readonly enforcement: EnforcementInput
}

/** Tells the state machine what a connector said. Rejects with RetryableError when it may be tried again; anything else is refused for good. */
export type ReportEnforcement = (report: EnforcementReport) => Promise<void>

/** google.rpc.Code of what no repeat mends: the report itself is wrong. */
const REFUSED = new Set([3, 5, 9])

/** Reports through HoldService, with the token of a responder for the brands, as it is then. The caller closes the client. */
export const reportByGrpc =
  (client: HoldServiceClient, token: () => string): ReportEnforcement =>
  async report => {
    try {
      await unary((options, done) => client.reportEnforcement(report, bearer(token()), options, done))
    } catch (error) {
      if (REFUSED.has((error as { readonly code?: number }).code ?? 0)) throw error
      throw new RetryableError('the hold service did not take the report', { cause: error })
    }
  }
