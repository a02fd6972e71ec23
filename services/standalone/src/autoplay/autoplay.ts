import type { AccessToken } from '@tocsin/escalation/access-token.ts'
import type { GrpcCredentials } from '@tocsin/shared/grpc/client.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import { createCalls } from './calls.ts'
import { castOf } from './cast.ts'
import { type Player, startPlayer } from './player.ts'
import { STORY } from './story.ts'

export interface Autoplay {
  /** What the colleagues show to the API. */
  readonly access: readonly AccessToken[]
  start(address: string, calls?: GrpcCredentials): Player
}

/** The invented colleagues of the demo story, on its plan; the visitor is left to act. */
export const createAutoplay = (
  plan: readonly PlaybookFile[],
  options: {
    readonly visitor: string
    readonly speed: number
    readonly now: () => number
    readonly logger: Logger
  },
): Autoplay => {
  const { visitor, speed, now } = options
  const logger = options.logger.child({ component: 'autoplay' })
  const { playbook } = parsePlaybook(plan)
  if (!playbook) throw new Error('the plan of the demo has problems')
  const { tokenOf, access } = castOf(playbook, STORY.brandId, visitor)
  return {
    access,
    start: (address, calls) =>
      startPlayer({
        calls: createCalls({ address, credentials: calls }, tokenOf),
        stage: { script: STORY, cast: new Set(tokenOf.keys()), speed },
        now,
        logger,
      }),
  }
}
