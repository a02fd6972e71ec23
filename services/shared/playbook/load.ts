import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ParsedPlaybook, type PlaybookFile, type Playbooks, parsePlaybook, parsePlaybooks } from './playbook.ts'

/** The texts of a folder's playbook, in the order of their names; a sentence says why there are none. */
export const readPlaybookFiles = (folder: string): readonly PlaybookFile[] | string => {
  try {
    const names = readdirSync(folder)
      .filter(name => /\.ya?ml$/.test(name))
      .sort()
    if (names.length === 0) return 'holds no .yaml file'
    return names.map(name => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

/**
 * Reads every *.yaml and *.yml file directly in the folder, in the order of their names, as one playbook. A folder that cannot be read, or
 * holds no such file, is a problem too.
 */
export const loadPlaybook = (folder: string): ParsedPlaybook => {
  const files = readPlaybookFiles(folder)
  return typeof files === 'string'
    ? { problems: [{ file: folder, line: 1, column: 1, message: files }] }
    : parsePlaybook(files)
}

/** The brands of the folder's playbook; the same problems. */
export const loadPlaybooks = (folder: string): Playbooks => {
  const files = readPlaybookFiles(folder)
  return typeof files === 'string'
    ? { brands: [], problems: [{ file: folder, line: 1, column: 1, message: files }] }
    : parsePlaybooks(files)
}
