import type { BrandState, SignalView, SourceState, WindowView } from '@tocsin/shared/live/messages.ts'
import { type Static, type TSchema, Type } from 'typebox'
import type { BrandEntry } from '../../core/state.ts'
import { asTime, Time } from './times.ts'

type BrandConfig = NonNullable<BrandEntry['config']>

/** Refers to a schema that the server knows by its `$id`. */
export const refTo = <S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S>>({ $ref: `${(schema as { $id?: string }).$id}#` })

const Count = (description: string) => Type.Number({ description, examples: [42] })
const Share = (description: string) => Type.Number({ description: `${description} 0 to 1.`, examples: [0.18] })

const TopicSchema = Type.Object({
  topic: Type.String({ description: 'A crisis type, the same in all languages.', examples: ['delivery'] }),
  negative: Count('Negatives on it.'),
})
const CopiesSchema = Type.Object(
  {
    negative: Count('About so many negatives say the same.'),
    same: Type.Integer({ description: 'So many of the sampled ones.', examples: [12] }),
    sampled: Type.Integer({ examples: [32] }),
  },
  { description: 'The largest group of copied posts; absent where there is none.' },
)

export const WindowSchema = Type.Object(
  {
    start: Time('First moment of the window.'),
    end: Time('First moment after the window.'),
    sizeMs: Type.Integer({ examples: [300_000] }),
    final: Type.Boolean({
      description: 'Closed by the watermark; late mentions may still revise it.',
      examples: [true],
    }),
    revision: Type.Integer({ examples: [1] }),
    mentions: Count('Weighted when the stream is sampled.'),
    negative: Count('Negative ones among them.'),
    share: Share('Negative share.'),
    shareLow: Share('Lower end of its 95 % Wilson interval.'),
    shareHigh: Share('Upper end of its 95 % Wilson interval.'),
    corrected: Type.Optional(
      Type.Object(
        {
          share: Share('Negative share without the errors that the scorer is known to make.'),
          low: Share('Lower end of its 95 % interval.'),
          high: Share('Upper end of its 95 % interval.'),
        },
        { description: 'Absent where these errors are not known.' },
      ),
    ),
    negativeAuthors: Type.Integer({ description: 'Distinct authors of negatives.', examples: [31] }),
    negativeAuthorsCapped: Type.Boolean({ description: 'They are at least that many.', examples: [false] }),
    languages: Type.Array(
      Type.Object({
        language: Type.String({ examples: ['pl'] }),
        mentions: Count('Mentions in it.'),
        negative: Count('Negative ones.'),
      }),
    ),
    about: Type.Array(
      Type.Object({
        term: Type.String({ examples: ['refund'] }),
        negative: Count('Negatives that contain it.'),
        mentionIds: Type.Array(Type.String({ examples: ['webhook:4711'] })),
      }),
      { description: 'What sets the negatives apart from the usual talk.' },
    ),
    topics: Type.Optional(
      Type.Array(TopicSchema, { description: 'Negatives by crisis type, all languages together, most first.' }),
    ),
    copies: Type.Optional(CopiesSchema),
    usual: Type.Optional(
      Type.Object(
        {
          share: Share('Usual share.'),
          shareLimit: Share('Above this a change rule calls it unusual.'),
          mentions: Count('Usual mentions.'),
          mentionsLimit: Count('Above this a change rule calls it unusual.'),
          coldStart: Type.Boolean({ description: 'Too few weeks are known.', examples: [false] }),
        },
        { description: 'What is usual at this hour of the week.' },
      ),
    ),
    late: Count('Mentions that came too late for their window.'),
    sampledOneIn: Type.Integer({ description: '1 in n of the non-negatives was kept.', examples: [1] }),
  },
  { $id: 'Window' },
)

export const restWindow = ({ windowStartMs, windowEndMs, ...rest }: WindowView): Static<typeof WindowSchema> =>
  ({ start: asTime(windowStartMs), end: asTime(windowEndMs), ...rest }) as Static<typeof WindowSchema>

export const SignalSchema = Type.Object(
  {
    id: Type.String({ description: 'Holds slashes: encode it in a path.', examples: ['lumo/share/1773478800000'] }),
    brandId: Type.String({ examples: ['lumo'] }),
    ruleId: Type.String({ examples: ['share'] }),
    kind: Type.String({ examples: ['share'] }),
    level: Type.Enum(['watch', 'suspect'], { description: 'suspect asks people.', examples: ['suspect'] }),
    open: Type.Boolean({ examples: [true] }),
    openedAt: Time('Stream time when it opened.'),
    updatedAt: Time('Stream time of this value.'),
    closedAt: Type.Optional(Time('Stream time when it closed.')),
    sentence: Type.String({
      description: 'Why, as a sentence.',
      examples: ['214 of 380 mentions are negative: 56 %, at least 51 %; usual 18 %.'],
    }),
    about: Type.Array(
      Type.Object({ term: Type.String({ examples: ['refund'] }), negative: Count('Negatives with it.') }),
    ),
    carriedBy: Type.Optional(Count('Mentions that carry it, of which those are parts: negatives, or hostile replies.')),
    topic: Type.Optional(TopicSchema),
    copies: Type.Optional(CopiesSchema),
    whileBlind: Type.Boolean({ description: 'Found in the backlog after an outage.', examples: [false] }),
  },
  { $id: 'Signal' },
)

export const restSignal = (view: SignalView): Static<typeof SignalSchema> => ({
  id: view.signalId,
  brandId: view.brandId,
  ruleId: view.ruleId,
  kind: view.kind,
  level: view.level,
  open: view.open,
  openedAt: asTime(view.openedAtMs),
  updatedAt: asTime(view.updatedAtMs),
  ...(view.closedAtMs !== undefined && { closedAt: asTime(view.closedAtMs) }),
  sentence: view.sentence,
  about: view.about.map(({ term, negative }) => ({ term, negative })),
  ...(view.carriedBy !== undefined && { carriedBy: view.carriedBy }),
  ...(view.topic && { topic: view.topic }),
  ...(view.copies && { copies: view.copies }),
  whileBlind: view.whileBlind,
})

export const SourceSchema = Type.Object(
  {
    source: Type.String({ examples: ['webhook'] }),
    kind: Type.String({ examples: ['webhook'] }),
    state: Type.Enum(['starting', 'live', 'silent', 'lagging', 'failed', 'finished'], { examples: ['live'] }),
    lastMentionAt: Type.Optional(Time('When it last gave a mention.')),
    usualGapMs: Type.Number({ description: 'Silent longer than this is unusual.', examples: [60_000] }),
    lagMs: Type.Number({ examples: [250] }),
    since: Time('Since when it is in this state.'),
    reason: Type.String({ examples: [''] }),
    reportedAt: Time('When it was last heard of.'),
    brandIds: Type.Array(Type.String(), { description: 'Brands it feeds; empty means all.' }),
  },
  { $id: 'Source' },
)

export const restSource = (view: SourceState): Static<typeof SourceSchema> => ({
  source: view.source,
  kind: view.kind,
  state: view.state,
  ...(view.lastMentionAtMs !== undefined && { lastMentionAt: asTime(view.lastMentionAtMs) }),
  usualGapMs: view.usualGapMs,
  lagMs: view.lagMs,
  since: asTime(view.sinceMs),
  reason: view.reason,
  reportedAt: asTime(view.reportedAtMs),
  brandIds: [...view.brandIds],
})

const brandFields = {
  id: Type.String({ examples: ['lumo'] }),
  name: Type.String({ examples: ['Lumo'] }),
  timeZone: Type.String({ examples: ['Europe/Warsaw'] }),
  phase: Type.Enum(['calm', 'watch', 'suspected', 'active', 'recovering', 'review'], { examples: ['calm'] }),
  phaseSince: Type.Optional(Time('Since when; absent while it is calm for as long as the log tells.')),
  dataAsOf: Type.Optional(Time('Everything before is counted; absent before the first record.')),
  blindSources: Type.Array(Type.String(), { description: 'Sources of this brand that are silent, lagging or failed.' }),
  window: Type.Union([refTo(WindowSchema), Type.Null()], {
    description: 'The newest 5 minutes; null without mentions.',
  }),
  hour: Type.Union([refTo(WindowSchema), Type.Null()], { description: 'The newest hour; null without mentions.' }),
  signals: Type.Array(refTo(SignalSchema), { description: 'Open signals, worst first.' }),
}

export const BrandSchema = Type.Object(brandFields, { $id: 'Brand' })

export const BrandDetailSchema = Type.Object(
  {
    ...brandFields,
    languages: Type.Array(Type.String({ examples: ['pl'] })),
    terms: Type.Array(Type.String({ examples: ['lumo'] }), { description: 'What a mention must hold one of.' }),
    configVersion: Type.Integer({ examples: [3] }),
    trend: Type.Array(
      Type.Object({
        at: Time('End of the 5-minute window.'),
        mentions: Count('Mentions.'),
        share: Share('Negative share.'),
        shareLow: Share('Lower end of its interval.'),
        usualShare: Type.Optional(Share('Usual share.')),
        shareLimit: Type.Optional(Share('Limit of the change rule.')),
        usualMentions: Type.Optional(Count('Usual mentions.')),
      }),
      { description: 'One point a minute, oldest first, up to 2 hours.' },
    ),
  },
  { $id: 'BrandDetail' },
)

export const restBrand = (view: BrandState): Static<typeof BrandSchema> => ({
  id: view.brandId,
  name: view.name,
  timeZone: view.timeZone,
  phase: view.phase,
  ...(view.phaseSinceMs > 0 && { phaseSince: asTime(view.phaseSinceMs) }),
  ...(view.dataAsOfMs > 0 && { dataAsOf: asTime(view.dataAsOfMs) }),
  blindSources: [...view.blindSources],
  window: view.window && restWindow(view.window),
  hour: view.hour && restWindow(view.hour),
  signals: view.signals.map(restSignal),
})

export const restBrandDetail = (view: BrandState, config: BrandConfig): Static<typeof BrandDetailSchema> => ({
  ...restBrand(view),
  languages: config.brand.languages,
  terms: config.brand.terms.map(({ text }) => text),
  configVersion: config.version,
  trend: view.trend.map(({ t, ...point }) => ({ at: asTime(t), ...point })),
})
