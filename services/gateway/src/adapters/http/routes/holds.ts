import { Type } from 'typebox'
import { COMMAND_REFUSALS, COMMAND_TIMEOUT_MS, Command } from '../calls.ts'
import { type HoldState, Message, present } from '../messages.ts'
import type { CallContext } from './crises.ts'
import { HoldScope } from './crisis-commands.ts'

const HoldParams = Type.Object({ holdId: Type.String({ description: 'Id of the hold.', examples: ['h-1'] }) })
const Text = (description: string, example: string) =>
  Type.String({ maxLength: 10_000, description, examples: [example] })

const EnforcementStates = [
  'ENFORCEMENT_STATE_ENFORCED',
  'ENFORCEMENT_STATE_PARTLY',
  'ENFORCEMENT_STATE_REQUESTED',
  'ENFORCEMENT_STATE_UNSUPPORTED',
  'ENFORCEMENT_STATE_FAILED',
] as const
const PostStates = ['POST_STATE_HELD', 'POST_STATE_OUT', 'POST_STATE_RELEASED', 'POST_STATE_UNKNOWN'] as const

const Post = Type.Object(
  {
    postId: Text('Id of the post there.', '4711'),
    title: Type.Optional(Text('How people know it.', 'Weekend sale')),
    state: Type.Enum(PostStates, { examples: ['POST_STATE_HELD'] }),
    scheduledForMs: Type.Optional(Type.Number({ description: 'When it was to go out.', examples: [0] })),
    url: Type.Optional(Text('Where it is.', 'https://example.com/posts/4711')),
  },
  { additionalProperties: false },
)

const Enforcement = Type.Object(
  {
    connector: Text('Who reports.', 'planner'),
    state: Type.Enum(EnforcementStates, { examples: ['ENFORCEMENT_STATE_ENFORCED'] }),
    held: Type.Optional(Type.Integer({ minimum: 0, description: 'Posts that are held.', examples: [3] })),
    total: Type.Optional(Type.Integer({ minimum: 0, description: 'Of so many.', examples: [3] })),
    evidence: Type.Optional(Text('How it is known.', 'The queue is paused.')),
    posts: Type.Optional(Type.Array(Post, { description: 'A receipt for each post.' })),
  },
  { additionalProperties: false, description: 'What a publishing tool did about the hold.' },
)

const tags = ['holds']
const querystring = Type.Object({}, { additionalProperties: false })
const response = { 200: Message<HoldState>('HoldState', 'The hold after it.'), ...COMMAND_REFUSALS }

/** Holds that people start and release, and what publishing tools say about them. */
export const holdRoutes = ({ app, forPeople, call }: CallContext): void => {
  app.post(
    '/v1/holds',
    {
      ...forPeople,
      schema: {
        summary: 'Stop publishing',
        tags,
        querystring,
        body: Command({
          crisisId: Type.Optional(Text('The crisis it belongs to; none for a hold of its own.', 'c-2026-03-14-1')),
          brandIds: Type.Array(Text('A brand.', 'lumo'), { description: 'For which brands.' }),
          scope: Type.Optional(HoldScope),
          reason: Text('Why.', 'The campaign no longer fits.'),
          reviewByMs: Type.Optional(
            Type.Number({
              minimum: 0,
              description: 'To be looked at again by then; 0 as the playbook says.',
              examples: [1_773_500_000_000],
            }),
          ),
        }),
        response,
      },
    },
    async request => present((await call(request, 'hold', 'StartHold', request.body, COMMAND_TIMEOUT_MS)).hold),
  )

  app.post(
    '/v1/holds/:holdId/release',
    {
      ...forPeople,
      schema: {
        summary: 'Release a hold, or one post of it',
        description:
          'With `connector` and `postId` one post is released and the hold stays. Nothing goes out as a backlog.',
        tags,
        params: HoldParams,
        querystring,
        body: Command({
          reason: Text('Why.', 'The cause is removed.'),
          connector: Type.Optional(Text('Where the post waits.', 'planner')),
          postId: Type.Optional(Text('The post.', '4711')),
        }),
        response,
      },
    },
    async request => {
      const fields = { ...request.body, holdId: request.params.holdId }
      return present((await call(request, 'hold', 'ReleaseHold', fields, COMMAND_TIMEOUT_MS)).hold)
    },
  )

  app.post(
    '/v1/holds/:holdId/enforcements',
    {
      ...forPeople,
      schema: {
        summary: 'Say what a publishing tool did about a hold',
        tags,
        params: HoldParams,
        querystring,
        body: Command({ enforcement: Enforcement }),
        response,
      },
    },
    async request => {
      const fields = { ...request.body, holdId: request.params.holdId }
      return present((await call(request, 'hold', 'ReportEnforcement', fields, COMMAND_TIMEOUT_MS)).hold)
    },
  )
}
