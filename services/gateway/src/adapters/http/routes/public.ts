import { Type } from 'typebox'
import type { ResponseOf } from '../../escalation/client.ts'
import { CALL_REFUSALS, COMMAND_REFUSALS, COMMAND_TIMEOUT_MS, Command } from '../calls.ts'
import { type Crisis, Message, present } from '../messages.ts'
import type { CallContext } from './crises.ts'

const tags = ['public']
const NO_QUERY = Type.Object({}, { additionalProperties: false })
const NOBODY = { caller: { token: undefined } }

const LinkParams = Type.Object({
  token: Type.String({ maxLength: 2_000, description: 'The last part of the link.', examples: ['b64'] }),
})

/** What a link or a code stands in for a session for. Reading changes nothing: programs that preview links read them. */
export const publicRoutes = ({ app, access, forEverybody, call }: CallContext): void => {
  const response = <T>(schema: T) => ({ 200: schema, ...CALL_REFUSALS, ...COMMAND_REFUSALS })

  app.get(
    '/v1/links/:token',
    {
      ...forEverybody,
      schema: {
        summary: 'What a one-time link is about; reading it changes nothing',
        tags,
        params: LinkParams,
        querystring: NO_QUERY,
        response: response(Message<ResponseOf<'crisis', 'DescribeLink'>>('DescribeLinkResponse')),
      },
    },
    ({ params: { token } }) => call(NOBODY, 'crisis', 'DescribeLink', { token }),
  )

  app.post(
    '/v1/links/:token/acknowledge',
    {
      ...forEverybody,
      schema: {
        summary: 'Acknowledge as the person to whom the link was sent',
        tags,
        params: LinkParams,
        querystring: NO_QUERY,
        body: Command({}),
        response: response(Message<Crisis>('Crisis', 'The crisis after it.')),
      },
    },
    async ({ params: { token }, body }) =>
      present((await call(NOBODY, 'crisis', 'Acknowledge', { ...body, token }, COMMAND_TIMEOUT_MS)).crisis),
  )

  app.get(
    '/v1/flag-codes/:code',
    {
      ...forEverybody,
      schema: {
        summary: 'Who was given the code, and what can be flagged with it',
        tags,
        params: Type.Object({
          code: Type.String({ maxLength: 200, description: 'The last part of the link.', examples: ['8f3a91c0'] }),
        }),
        querystring: NO_QUERY,
        response: response(Message<ResponseOf<'crisis', 'DescribeFlagCode'>>('DescribeFlagCodeResponse')),
      },
    },
    ({ params: { code } }) => call(NOBODY, 'crisis', 'DescribeFlagCode', { code }),
  )

  app.post(
    '/v1/flags',
    {
      ...forEverybody,
      schema: {
        summary: 'Say that something is wrong: it reaches the detector as a signal',
        description: 'With a code of the playbook, or signed in.',
        tags,
        querystring: NO_QUERY,
        body: Command({
          brandId: Type.String({ maxLength: 200, description: 'About which brand.', examples: ['lumo'] }),
          note: Type.String({ maxLength: 2_000, description: 'What is wrong.', examples: ['Refunds fail.'] }),
          code: Type.Optional(
            Type.String({ maxLength: 200, description: 'Code of the flag page.', examples: ['8f3a91c0'] }),
          ),
        }),
        response: response(
          Type.Object({ flagId: Type.String({ description: 'Names the flag.', examples: ['flag/1'] }) }),
        ),
      },
    },
    request => {
      const by = request.body.code ? NOBODY : { caller: access.callerOf(request) }
      return call(by, 'crisis', 'FlagConcern', request.body, COMMAND_TIMEOUT_MS)
    },
  )
}
