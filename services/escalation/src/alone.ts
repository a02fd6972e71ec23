import { readPlaybookFiles } from '@tocsin/shared/playbook/load.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { untilItAnswers } from '@tocsin/shared/runtime/until-it-answers.ts'
import { onLogTime } from './adapters/log-time.ts'
import type { EscalationConfig } from './config.ts'
import { createEscalation } from './service.ts'

const readFolder = (folder: string): readonly PlaybookFile[] => {
  const files = readPlaybookFiles(folder)
  if (typeof files === 'string') throw new ConfigError([`escalation.playbooks: ${folder}: ${files}`])
  return files
}

/** Its machine's clock may be set anew while it runs. */
const ASK_EVERY_MS = 60_000

/**
 * Escalation in a process of its own, on the time of the log: it applies the folder it is given, unless a person applied another plan. Throws
 * ConfigError.
 */
export const createEscalationAlone = (config: EscalationConfig, deps: CommonDeps): Service => {
  const files = config.playbooks === '' ? undefined : readFolder(config.playbooks)
  const { log, now, ask } = onLogTime(deps.log, deps.now)
  const escalation = createEscalation(config, { ...deps, log, now })
  const stopping = new AbortController()
  let asking: NodeJS.Timeout | undefined
  /** Nothing depends on one answer: every other append shows the time too. */
  const askNow = (): Promise<void> =>
    ask().catch(error => deps.logger.warn({ err: error }, 'the log does not tell its time'))
  return {
    ...escalation,
    stop() {
      stopping.abort()
      clearInterval(asking)
      return escalation.stop()
    },
    async start() {
      await askNow()
      if (!stopping.signal.aborted) asking = setInterval(() => void askNow(), ASK_EVERY_MS)
      await escalation.start()
      if (!files) return
      const apply = () => escalation.applyPlaybook(files, 'folder')
      await untilItAnswers(apply, stopping.signal, reason => deps.logger.warn({ reason }, 'the playbooks wait'))
    },
  }
}
