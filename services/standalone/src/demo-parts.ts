import type { AccessToken } from '@tocsin/escalation/access-token.ts'
import type { ConnectorsConfig } from '@tocsin/escalation/connectors/config.ts'
import { STORY_PERIOD_S } from '@tocsin/ingest/core/demo/scenario.ts'
import type { GrpcCredentials } from '@tocsin/shared/grpc/client.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import type { Lifecycle } from '@tocsin/shared/runtime/lifecycle.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import { createAutoplay } from './autoplay/autoplay.ts'
import { connectorsWithDesk, planWithDesk } from './desk/demo-desk.ts'
import { POSTS } from './desk/posts.ts'
import { startDesk } from './desk/server.ts'

/** Set while the demo plays. */
export interface DemoSettings {
  readonly seed: number
  readonly speed: number
  /** Its own playbook is applied, which names its publishing desk. */
  readonly desk: boolean
  /** Its invented people act. */
  readonly autoplay: boolean
}

/** What the demo adds to a start, and what it makes of plan and connectors. */
export interface DemoParts {
  readonly plan: readonly PlaybookFile[]
  readonly connectors: ConnectorsConfig
  /** What the invented people show to the API. */
  readonly access: readonly AccessToken[]
  readonly deskPort: number | undefined
  /** They act from now on, by the API at this address. */
  play(address: string, calls?: GrpcCredentials): void
}

/** The person of the demo's playbook that callers on this machine act as. */
export const VISITOR = 'you'

export interface DemoContext {
  readonly plan: readonly PlaybookFile[]
  readonly connectors: ConnectorsConfig
  readonly dataDir: string
  readonly now: () => number
  readonly logger: Logger
  readonly lifecycle: Lifecycle
}

/** Starts the desk, and makes the colleagues ready; without a demo everything stays as it is. */
export const startDemoParts = async (demo: DemoSettings | undefined, context: DemoContext): Promise<DemoParts> => {
  const { connectors, dataDir, now, logger, lifecycle } = context
  const speed = demo?.speed ?? 1
  const desk = demo?.desk
    ? await startDesk({
        dataDir,
        plan: { posts: POSTS, periodSeconds: STORY_PERIOD_S, speed },
        now,
        logger: logger.child({ component: 'desk' }),
      })
    : undefined
  if (desk) lifecycle.onStop('desk', () => desk.stop())
  const plan = desk ? planWithDesk(context.plan, desk) : context.plan
  const autoplay = demo?.autoplay ? createAutoplay(plan, { visitor: VISITOR, speed, now, logger }) : undefined
  return {
    plan,
    connectors: desk ? connectorsWithDesk(connectors, desk) : connectors,
    access: autoplay?.access ?? [],
    deskPort: desk?.port,
    play(address, calls) {
      const player = autoplay?.start(address, calls)
      if (player) lifecycle.onStop('autoplay', () => player.stop())
    },
  }
}
