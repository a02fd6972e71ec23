import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Playbooks, parsePlaybooks } from './playbook.ts'

/**
 * Reads every *.yaml and *.yml file directly in the folder, in the order of their names. A folder that cannot be read, or holds no such file,
 * is a problem too.
 */
export const loadPlaybooks = (folder: string): Playbooks => {
  const problem = (message: string): Playbooks => ({
    brands: [],
    problems: [{ file: folder, line: 1, column: 1, message }],
  })
  try {
    const names = readdirSync(folder)
      .filter(name => /\.ya?ml$/.test(name))
      .sort()
    if (names.length === 0) return problem('holds no .yaml file')
    return parsePlaybooks(
      names.map(name => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
    )
  } catch (error) {
    return problem(`cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
