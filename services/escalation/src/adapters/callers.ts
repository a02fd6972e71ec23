import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { EscalationConfig } from '../config.ts'
import { agencyOf } from '../core/people.ts'
import type { EscalationEvents } from '../events.ts'
import { type Access, createAccess } from './access.ts'
import type { Playbooks } from './playbooks.ts'
import { createTokensFile } from './tokens-file.ts'

/** Who may call: the tokens of the settings and of the file that is followed, narrowed by the terms of agencies in the current plan. */
export interface Callers {
  readonly access: Access
  start(): Promise<void>
  stop(): Promise<void>
  /** Why the tokens of the file are not known; undefined when they are. */
  missing(): string | undefined
}

interface CallersDeps {
  readonly playbooks: Pick<Playbooks, 'current'>
  readonly events: EscalationEvents
  readonly now: CommonDeps['now']
}

export const createCallers = (config: EscalationConfig, { playbooks, events, now }: CallersDeps): Callers => {
  const file = config.accessFile === '' ? undefined : createTokensFile(config.accessFile, events)
  return {
    access: createAccess(() => [...config.tokens, ...(file?.tokens() ?? [])], config.actAs, {
      now,
      agencyOf: personId => agencyOf(playbooks.current().playbook, personId),
    }),
    start: async () => file?.start(),
    stop: async () => file?.stop(),
    missing: () => file?.missing(),
  }
}
