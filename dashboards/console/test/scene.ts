import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { BrandState, Notice, SourceState } from '@tocsin/shared/live/messages.ts'
import type { CoverageView, PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import { brandsAtNight, sourcesAtNight } from './brand-fixtures.ts'
import { crisis, NOW, plan, session } from './fixtures.ts'

/** All that the fake gateway knows. */
export interface Scene {
  /** Nobody is signed in while undefined. */
  readonly session: SessionView | undefined
  /** A sign-in with this token gives this session. */
  readonly tokens: Readonly<Record<string, SessionView>>
  readonly plan: PlanView
  readonly crises: readonly Crisis[]
  /** By crisis. */
  readonly timelines: Readonly<Record<string, readonly TimelineEntry[]>>
  readonly previews: Readonly<Record<string, PreviewConfirmationResponse>>
  readonly notifications: readonly Notification[]
  readonly coverage: CoverageView
  readonly brands: readonly BrandState[]
  readonly sources: readonly SourceState[]
  readonly notice: Notice
  readonly build: string
  /** Answer of `GET /v1/signals/{id}/explain`, by signal. */
  readonly explanations: Readonly<Record<string, object>>
}

export const preview = (more: Partial<PreviewConfirmationResponse> = {}): PreviewConfirmationResponse => ({
  stageId: 'one',
  stageTitle: 'Stage one: contained',
  notified: ['anna', 'maria', 'jan'],
  mustAcknowledge: ['anna', 'maria'],
  steps: [
    {
      stepId: 'facts',
      roleId: 'crisis-lead',
      personId: 'anna',
      text: 'Collect what is known on the fact sheet',
      dueMs: NOW + 900_000,
      mustDo: true,
    },
    {
      stepId: 'statement',
      roleId: 'spokesperson',
      personId: 'maria',
      text: 'Publish the holding statement',
      dueMs: NOW + 900_000,
      mustDo: true,
    },
  ],
  holdScope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] },
  connectors: ['planner', 'newsletter'],
  spokesperson: 'maria',
  needsSecondPerson: false,
  ...more,
})

/** One suspicion that Anna is asked about, on a Saturday night. */
export const scene = (more: Partial<Scene> = {}): Scene => ({
  session: session(),
  tokens: { 'good-token': session() },
  plan: plan(),
  crises: [crisis()],
  timelines: {},
  previews: {
    outage: preview(),
    'product-safety': preview({
      stageId: 'two',
      stageTitle: 'Stage two: public',
      notified: ['anna', 'maria', 'jan', 'eva'],
    }),
    worst: preview({
      stageId: 'two',
      stageTitle: 'Stage two: public',
      notified: ['anna', 'maria', 'jan', 'eva', 'budi'],
    }),
  },
  notifications: [],
  coverage: { atMs: NOW, entries: [] },
  brands: brandsAtNight(),
  sources: sourcesAtNight(),
  notice: { demo: false, history: true, crisesAwaySinceMs: 0 },
  build: 'build-1',
  explanations: {},
  ...more,
})
