import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../../support/standalone.ts'

export const SECTIONS = ['What you see', 'What users see', 'Check', 'Fix', 'It is over when', 'Who to tell'] as const
export type SectionName = (typeof SECTIONS)[number]

export interface Runbook {
  readonly file: string
  readonly lines: number
  readonly title: string
  readonly alerts: readonly string[]
  /** In the order of the page. */
  readonly sections: readonly { readonly name: string; readonly text: string; readonly commands: readonly string[] }[]
}

const FOLDER = join(REPOSITORY, 'deploy/runbooks')

const commandsOf = (text: string): string[] =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n').filter(line => line.trim() !== ''),
  )

const parseRunbook = (file: string): Runbook => {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const [head = '', ...parts] = text.split(/^## /m)
  return {
    file,
    lines: text.split('\n').length,
    title: /^# (.+)$/m.exec(head)?.[1] ?? '',
    alerts: [...(/^Alerts: (.+)$/m.exec(head)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name!),
    sections: parts.map(part => {
      const [name = '', ...rest] = part.split('\n')
      const body = rest.join('\n').trim()
      return { name, text: body, commands: commandsOf(body) }
    }),
  }
}

export const runbooks: readonly Runbook[] = readdirSync(FOLDER)
  .filter(file => file.endsWith('.md') && file !== 'README.md')
  .map(parseRunbook)

/** Each command once, with the pages and sections it stands in. */
export const commandsIn = (names: readonly SectionName[]): readonly string[] => [
  ...new Set(
    runbooks.flatMap(({ sections }) =>
      sections.filter(({ name }) => names.some(one => one === name)).flatMap(({ commands }) => commands),
    ),
  ),
]
