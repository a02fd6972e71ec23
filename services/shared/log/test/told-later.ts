import type { Log } from '../port.ts'

/** The same log, whose groups have not told their members what they hold until `tell`, which names the groups that were joined. */
export const toldLater = (log: Log) => {
  const groups: string[] = []
  let told = false
  return {
    log: {
      ...log,
      group(options) {
        groups.push(options.groupId)
        const reader = log.group(options)
        return { ...reader, isAssigned: () => told && reader.isAssigned() }
      },
    } satisfies Log,
    tell(): readonly string[] {
      told = true
      return groups
    },
  }
}
