import {
  isDiscriminating,
  measuredScorers,
  type ScorerErrors,
  scorerErrors,
} from '@tocsin/shared/events/scorer-errors.ts'
import { Type } from 'typebox'
import { REFUSALS, type RouteContext } from '../context.ts'

const Part = (description: string, example: number) =>
  Type.Number({ description: `${description} 0 to 1.`, examples: [example] })
const Texts = (description: string) => Type.Integer({ description, examples: [253] })

const LanguageSchema = Type.Object({
  language: Type.String({ examples: ['pl'] }),
  found: Part('Of negatives it says negative of this part.', 0.72),
  foundOf: Texts('Labelled negatives that this was measured on.'),
  mistaken: Part('Of all others it says negative of this part.', 0.23),
  mistakenOf: Texts('Labelled others that this was measured on.'),
  corrected: Type.Boolean({
    description: 'Whether shares are corrected by it: not where the scorer tells negatives from others too badly.',
    examples: [true],
  }),
})

const languagesOf = (errors: ScorerErrors) =>
  Object.entries(errors).map(([language, known]) => ({
    language,
    found: known.tpr,
    foundOf: known.tprN,
    mistaken: known.fpr,
    mistakenOf: known.fprN,
    corrected: isDiscriminating(known),
  }))

/** How often each scorer version is wrong about negatives: what corrected shares are made from. */
export const scorerRoutes = ({ app, guarded }: RouteContext): void => {
  app.get(
    '/v1/scorers',
    {
      ...guarded,
      schema: {
        summary: 'How often scorers are wrong about negatives, by version and language, the newest first',
        description:
          'Measured on labelled texts that taught nothing. Windows of other scorers have no corrected share.',
        tags: ['operation'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: Type.Object({
            scorers: Type.Array(
              Type.Object({
                version: Type.String({ examples: ['tocsin@a0db7e90ffff'] }),
                languages: Type.Array(LanguageSchema),
              }),
            ),
          }),
          ...REFUSALS,
        },
      },
    },
    () => ({
      scorers: measuredScorers()
        .map(version => ({ version, languages: languagesOf(scorerErrors(version)!) }))
        .toReversed(),
    }),
  )
}
