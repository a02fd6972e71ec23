import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { BrandState, Notice, SourceState } from '@tocsin/shared/live/messages.ts'
import type { CoverageView, PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import type { Explanation } from '../src/core/explanation.ts'
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

const mention = (id: string, text: string, source = 'Bluesky', minutesAgo = 3) => ({
  id,
  brandId: 'lumo',
  source,
  publishedAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
  text,
  url: `https://social.example/p/${id}`,
  language: 'pl',
  sentiment: 'negative',
  negativeProbability: 0.93,
  vulgar: false,
  abusive: false,
  deleted: false,
})

export const explanation = (): Explanation => ({
  signal: { kind: 'share', about: [{ term: 'aplikacja nie działa', negative: 114 }], whileBlind: false },
  lines: [
    'window 2026-11-28T22:34:00Z to 2026-11-28T22:39:00Z, revision 3: 380 mentions, 214 negative from 174 authors',
    'share = 0.563158   (negative / mentions)',
    'shareLow = 0.513   (Wilson 95 %, lower end)',
    'usualShare = 0.18   (median of the same hour, 8 weeks)',
    'limit = 0.31   (usual + 3 robust deviations)',
    'rule share-5m, version 3: at least 30 mentions and 5 authors of negatives, 3 evaluations in a row',
    'baseline version 41, scorer fasttext-7, detector 2.3',
  ],
  mentions: [
    mention(
      '1',
      'Od wczorajszej aktualizacji aplikacja nie działa, nie mogę odblokować roweru. Ktoś wie, co się dzieje?',
    ),
    mention('2', 'Trzeci raz piszę: chcę zwrot za karnet. Zero odpowiedzi.', 'Webhook', 2),
    mention('3', 'Aplikacja nie działa, stoję na mrozie. Super.', 'Bluesky', 4),
    mention('4', 'Po aktualizacji wylogowuje mnie co minutę', 'RSS', 6),
  ],
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
  explanations: { 'lumo/share-5m/1795905600000': explanation() },
  ...more,
})
