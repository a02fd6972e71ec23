import { grpcError } from '@tocsin/shared/grpc/status.ts'
import type { RpcError } from '../../adapters/rpc-errors.ts'

const FAILED_PRECONDITION = 9

export const notDead = (): RpcError =>
  grpcError(FAILED_PRECONDITION, 'only a notification that was given up can be sent again', { reason: 'NOT_DEAD' })
