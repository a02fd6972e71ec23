import { type FollowedFiles, followFiles } from './followed-files.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { SecretFile } from './settings.ts'

export interface FollowedSecrets {
  /**
   * Called after a secret was replaced; the configuration shows the new value already. Who throws refuses it: the last value stands, and
   * all are called again. So `changed` is the same to call twice.
   */
  onChange(changed: () => void): void
  stop(): Promise<void>
}

export interface FollowSecretsOptions {
  readonly logger: Logger
  readonly metrics: Metrics
  readonly everyMs?: number
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Secrets that came from files, followed while they are replaced: whoever reads the setting again has the new value. What is half-written
 * or wrong changes nothing; it is logged without a word of what the file holds, and `tocsin_secret_file_stale` is 1 until it is mended.
 */
export const followSecrets = (files: readonly SecretFile[], options: FollowSecretsOptions): FollowedSecrets => {
  const { logger, metrics, everyMs } = options
  const listeners: (() => void)[] = []
  const stale = metrics.gauge(
    'tocsin_secret_file_stale',
    '1 while a file of a secret cannot be used and the last value stands',
    ['setting'],
  )

  const take = ({ setting, path, replace }: SecretFile, text: string): void => {
    const refuse = (problems: readonly string[]): void => {
      stale.set({ setting }, 1)
      logger.error({ setting, path, problems }, 'a secret was replaced by what cannot be used; the last one stands')
    }
    const replaced = replace(text)
    if ('problems' in replaced) {
      refuse(replaced.problems)
      return
    }
    try {
      for (const changed of listeners) changed()
      stale.set({ setting }, 0)
      logger.info({ setting, path }, 'a secret was replaced')
    } catch (error) {
      replaced.undo()
      for (const changed of listeners) changed()
      refuse([messageOf(error)])
    }
  }

  const following = files.map((file): FollowedFiles => {
    const { setting, path, text } = file
    stale.set({ setting }, 0)
    return followFiles([path], {
      texts: [text],
      onChange: ([next]) => take(file, next!),
      onUnreadable(reason) {
        stale.set({ setting }, 1)
        logger.error({ setting, path, reason }, 'the file of a secret cannot be read; the last one stands')
      },
      ...(everyMs !== undefined && { everyMs }),
    })
  })

  return {
    onChange: changed => void listeners.push(changed),
    async stop() {
      await Promise.all(following.map(one => one.stop()))
    },
  }
}
