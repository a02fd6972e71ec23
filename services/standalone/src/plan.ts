import { readPlaybookFiles } from '@tocsin/shared/playbook/load.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'

/** The texts of a folder of playbooks; throws ConfigError when there are none. */
export const readPlan = (folder: string): readonly PlaybookFile[] => {
  const files = readPlaybookFiles(folder)
  if (typeof files === 'string') throw new ConfigError([`${folder}: ${files}`])
  return files
}

const UNIT_S: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }
/** The waits of a plan that a faster demo shortens, and how short the schema lets each be. */
const SHORTEST_S: Readonly<Record<string, number>> = {
  wait: 5,
  repeat: 5,
  due: 1,
  snooze: 1,
  acknowledgementLapse: 1,
  usualFor: 1,
  expertDeadline: 1,
  closeAfter: 10,
  coolDown: 10,
  updateEvery: 60,
}
const WAIT = new RegExp(String.raw`\b(${Object.keys(SHORTEST_S).join('|')}): (\d+)([smhd])\b`, 'g')

/** The same plan for a demo that passes `speed` times as fast: its waits are shorter by as much. */
export const quickened = (files: readonly PlaybookFile[], speed: number): readonly PlaybookFile[] =>
  speed === 1
    ? files
    : files.map(({ path, text }) => ({
        path,
        text: text.replace(WAIT, (_whole, key: string, count: string, unit: string) => {
          const seconds = (Number(count) * UNIT_S[unit]!) / speed
          return `${key}: ${Math.max(SHORTEST_S[key]!, Math.round(seconds))}s`
        }),
      }))
