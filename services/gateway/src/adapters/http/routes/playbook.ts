import { Type } from 'typebox'
import type { ResponseOf } from '../../escalation/client.ts'
import { CALL_REFUSALS, COMMAND_REFUSALS, COMMAND_TIMEOUT_MS, Command } from '../calls.ts'
import { Message } from '../messages.ts'
import type { CallContext } from './crises.ts'

type Version = NonNullable<ResponseOf<'playbook', 'GetPlaybook'>['version']>
type Problem = ResponseOf<'playbook', 'ValidatePlaybook'>['problems'][number]

/** A playbook with its texts in several languages is larger than other bodies; gRPC takes 4 MiB. */
const FILES_LIMIT_BYTES = 3 * 1_048_576
const tags = ['plan']
const NO_QUERY = Type.Object({}, { additionalProperties: false })

const Files = Type.Array(
  Type.Object(
    {
      path: Type.String({ minLength: 1, maxLength: 500, description: 'Name of the file.', examples: ['people.yaml'] }),
      text: Type.String({ description: 'Its YAML.', examples: ['people: []'] }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 500, description: 'All files of the playbook.' },
)
const Problems = Type.Array(Message<Problem>('PlaybookProblem'), {
  description: 'Everything that is wrong, with its place; none when it may be used.',
})

/** Versions of the plan. The texts are the truth; a version never changes. */
export const playbookRoutes = ({ app, forPeople, call }: CallContext): void => {
  app.get(
    '/v1/playbook/versions',
    {
      ...forPeople,
      schema: {
        summary: 'Every version, newest first',
        tags,
        querystring: NO_QUERY,
        response: { 200: Type.Object({ versions: Type.Array(Message<Version>('PlaybookVersion')) }), ...CALL_REFUSALS },
      },
    },
    request => call(request, 'playbook', 'ListPlaybookVersions', {}),
  )

  app.get(
    '/v1/playbook/versions/:version',
    {
      ...forPeople,
      schema: {
        summary: 'One version with its texts',
        tags,
        params: Type.Object({
          version: Type.Integer({ minimum: 0, description: 'Its number; 0 is the current one.', examples: [0] }),
        }),
        querystring: NO_QUERY,
        response: {
          200: Message<ResponseOf<'playbook', 'GetPlaybook'>>('GetPlaybookResponse'),
          ...CALL_REFUSALS,
          404: COMMAND_REFUSALS[404],
        },
      },
    },
    request => call(request, 'playbook', 'GetPlaybook', { version: request.params.version }),
  )

  app.post(
    '/v1/playbook/validate',
    {
      ...forPeople,
      bodyLimit: FILES_LIMIT_BYTES,
      schema: {
        summary: 'Say what is wrong with these files; nothing is changed',
        tags,
        querystring: NO_QUERY,
        body: Type.Object({ files: Files }, { additionalProperties: false }),
        response: { 200: Type.Object({ problems: Problems }), ...COMMAND_REFUSALS },
      },
    },
    request => call(request, 'playbook', 'ValidatePlaybook', request.body, COMMAND_TIMEOUT_MS),
  )

  const changed = Type.Object({
    version: Type.Union([Message<Version>('PlaybookVersion'), Type.Null()], {
      description: 'Null when there are problems.',
    }),
    problems: Type.Optional(Problems),
    changed: Type.Optional(
      Type.Boolean({ description: 'False when the texts were the current ones.', examples: [true] }),
    ),
  })

  app.post(
    '/v1/playbook/apply',
    {
      ...forPeople,
      bodyLimit: FILES_LIMIT_BYTES,
      schema: {
        summary: 'Make these files the current version; running crises keep theirs',
        tags,
        querystring: NO_QUERY,
        body: Command({
          files: Files,
          reason: Type.String({ maxLength: 10_000, description: 'Why.', examples: ['Jan joins the team.'] }),
          expectedVersion: Type.Optional(
            Type.Integer({
              minimum: 0,
              description: 'Refused when another version became current meanwhile; 0 does not check.',
              examples: [3],
            }),
          ),
        }),
        response: { 200: changed, ...COMMAND_REFUSALS },
      },
    },
    request => call(request, 'playbook', 'ApplyPlaybook', request.body, COMMAND_TIMEOUT_MS),
  )

  app.post(
    '/v1/playbook/rollback',
    {
      ...forPeople,
      schema: {
        summary: 'Make a new version from the texts of an older one',
        tags,
        querystring: NO_QUERY,
        body: Command({
          toVersion: Type.Integer({ minimum: 1, description: 'Whose texts.', examples: [2] }),
          reason: Type.String({ maxLength: 10_000, description: 'Why.', examples: ['The new schedule has a hole.'] }),
        }),
        response: { 200: changed, ...COMMAND_REFUSALS },
      },
    },
    request => call(request, 'playbook', 'RollbackPlaybook', request.body, COMMAND_TIMEOUT_MS),
  )
}
