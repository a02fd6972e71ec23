import type { ArchivedMention, MentionCursor } from '@tocsin/shared/clickhouse/history/mentions.ts'
import { type Static, Type } from 'typebox'
import { NOT_FOUND, REFUSALS, type RouteContext, requireBrand, requireHistory } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { asTime, parseSpan, Time, TimeParameter } from '../times.ts'
import { BrandParams } from './brands.ts'

const DAY_MS = 86_400_000
const SENTIMENTS = ['negative', 'neutral', 'positive'] as const

export const MentionSchema = Type.Object(
  {
    id: Type.String({ description: '"source:nativeId".', examples: ['webhook:4711'] }),
    brandId: Type.String({ examples: ['lumo'] }),
    source: Type.String({ examples: ['webhook'] }),
    publishedAt: Time('When it was published, as the source says.'),
    text: Type.String({ description: 'Empty when it was deleted or erased.', examples: ['The app is down again'] }),
    url: Type.String({ examples: ['https://social.example/p/4711'] }),
    language: Type.String({ examples: ['en'] }),
    sentiment: Type.Enum([...SENTIMENTS, 'unknown'], { examples: ['negative'] }),
    negativeProbability: Type.Number({ examples: [0.93] }),
    vulgar: Type.Boolean({ examples: [false] }),
    abusive: Type.Boolean({ examples: [false] }),
    deleted: Type.Boolean({
      description: 'Withdrawn by its source; it still counts where it counted.',
      examples: [false],
    }),
  },
  { $id: 'Mention' },
)

export const restMention = (mention: ArchivedMention): Static<typeof MentionSchema> => ({
  id: `${mention.source}:${mention.nativeId}`,
  brandId: mention.brandId,
  source: mention.source,
  publishedAt: asTime(mention.eventTimeMs),
  text: mention.text,
  url: mention.url,
  language: mention.language,
  sentiment: SENTIMENTS.find(one => mention.sentiment === `SENTIMENT_${one.toUpperCase()}`) ?? 'unknown',
  negativeProbability: mention.negativeProbability,
  vulgar: mention.vulgar,
  abusive: mention.abusive,
  deleted: mention.deleted,
})

const cursorText = ({ eventTimeMs, source, nativeId }: MentionCursor): string =>
  Buffer.from(JSON.stringify([eventTimeMs, source, nativeId])).toString('base64url')

const parseCursor = (text: string): MentionCursor => {
  try {
    const [eventTimeMs, source, nativeId]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (typeof eventTimeMs === 'number' && typeof source === 'string' && typeof nativeId === 'string')
      return { eventTimeMs, source, nativeId }
  } catch {
    // Told below, as for anything else that is not ours.
  }
  throw new HttpProblem({
    status: 400,
    type: 'bad-request',
    detail: '"before" is not a place in a list of mentions.',
    fix: 'Give the "next" of an earlier answer, unchanged.',
    errors: [{ field: 'before', detail: 'must be the "next" of an earlier answer' }],
  })
}

export const mentionRoutes = (context: RouteContext): void => {
  const { app, guarded, now } = context
  app.get(
    '/v1/brands/:id/mentions',
    {
      ...guarded,
      schema: {
        summary: "A brand's mentions from history, newest first",
        tags: ['brands'],
        params: BrandParams,
        querystring: Type.Object(
          {
            from: Type.Optional(TimeParameter('Published then or later (default: a day before "to").')),
            to: Type.Optional(TimeParameter('Published before it (default: now).')),
            sentiment: Type.Optional(
              Type.Enum([...SENTIMENTS], { description: 'Only these.', examples: ['negative'] }),
            ),
            language: Type.Optional(
              Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639-1, or und.', examples: ['pl'] }),
            ),
            text: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 200,
                description: 'Contained in the text; case does not matter.',
                examples: ['refund'],
              }),
            ),
            limit: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: 1_000,
                default: 100,
                description: 'At most this many.',
                examples: [100],
              }),
            ),
            before: Type.Optional(Type.String({ maxLength: 2_000, description: 'The "next" of the page before.' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            mentions: Type.Array(MentionSchema),
            next: Type.Optional(Type.String({ description: 'Continue with ?before=; absent on the last page.' })),
          }),
          ...REFUSALS,
          ...NOT_FOUND,
        },
      },
    },
    async request => {
      const { brandId } = requireBrand(context, request, request.params.id)
      const { sentiment, language, text, limit = 100, before } = request.query
      const mentions = await requireHistory(context).listMentions({
        brandId,
        ...parseSpan(request.query, now(), DAY_MS),
        limit,
        ...(sentiment && { sentiment: `SENTIMENT_${sentiment.toUpperCase()}` as ArchivedMention['sentiment'] }),
        ...(language && { language }),
        ...(text && { text }),
        ...(before && { before: parseCursor(before) }),
      })
      const last = mentions.length === limit ? mentions.at(-1) : undefined
      return { mentions: mentions.map(restMention), ...(last && { next: cursorText(last) }) }
    },
  )
}
