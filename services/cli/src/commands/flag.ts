import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { FlagConcernResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagConcernResponse.ts'
import type { Command } from '../command.ts'
import { callAs } from '../connection.ts'
import { ACT_OPTIONS, needed, optional, requestIdOf } from './act.ts'
import { CRISIS_SERVICE } from './crises.ts'

export const flag: Command = {
  name: 'flag',
  takes: '--brand ID --note "…"',
  doc: 'Say that something is wrong with a brand; the people on duty are asked about it.',
  options: {
    brand: { value: 'ID', doc: 'Brand, e.g. norrbryggt.' },
    note: { value: '"…"', doc: 'What you saw, and where.' },
    code: { value: 'CODE', doc: 'Code of the playbook, where you have no token.' },
    ...ACT_OPTIONS,
  },
  async run(parsed, terminal) {
    const { options } = parsed
    const request = {
      requestId: requestIdOf(options),
      brandId: needed(options, 'brand', 'say which brand'),
      note: needed(options, 'note', 'say what you saw'),
      code: optional(options, 'code'),
    }
    const { flagId } = await callAs<CrisisServiceClient, FlagConcernResponse>(
      CRISIS_SERVICE,
      parsed,
      terminal,
      (client, metadata, how, done) => client.flagConcern(request, metadata, how, done),
    )
    terminal.out(options['json'] ? JSON.stringify({ flagId }) : `flagged: ${flagId}`)
    return 0
  },
}
