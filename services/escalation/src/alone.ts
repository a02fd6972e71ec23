import { readPlaybookFiles } from '@tocsin/shared/playbook/load.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { untilItAnswers } from '@tocsin/shared/runtime/until-it-answers.ts'
import type { EscalationConfig } from './config.ts'
import { createEscalation } from './service.ts'

const readFolder = (folder: string): readonly PlaybookFile[] => {
  const files = readPlaybookFiles(folder)
  if (typeof files === 'string') throw new ConfigError([`escalation.playbooks: ${folder}: ${files}`])
  return files
}

/** Escalation in a process of its own: it applies the folder it is given, unless a person applied another plan. Throws ConfigError. */
export const createEscalationAlone = (config: EscalationConfig, deps: CommonDeps): Service => {
  const files = config.playbooks === '' ? undefined : readFolder(config.playbooks)
  const escalation = createEscalation(config, deps)
  const stopping = new AbortController()
  return {
    ...escalation,
    stop() {
      stopping.abort()
      return escalation.stop()
    },
    async start() {
      await escalation.start()
      if (!files) return
      const apply = () => escalation.applyPlaybook(files, 'folder')
      await untilItAnswers(apply, stopping.signal, reason => deps.logger.warn({ reason }, 'the playbooks wait'))
    },
  }
}
