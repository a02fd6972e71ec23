import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../../support/standalone.ts'

export const DOCKERFILE = join(REPOSITORY, 'deploy/docker/Dockerfile')

export interface Target {
  readonly name: string
  readonly ports: readonly number[]
  readonly title: string
  /** Files of the repository that its entry point and its command name. */
  readonly programs: readonly string[]
}

const oneLine = (text: string): string => text.replace(/\\\n\s*/g, ' ')

/** Instructions of the file, in order, each as its word and the rest. */
export const instructions = (): readonly (readonly [word: string, rest: string])[] =>
  oneLine(readFileSync(DOCKERFILE, 'utf8'))
    .split('\n')
    .filter(line => /^[A-Z]+ /.test(line))
    .map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])

/** The stages that are images: those built on `process`, but for the one that others are built on. */
export const targets = (): readonly Target[] => {
  const found: { name: string; rest: (readonly [string, string])[] }[] = []
  let isTarget = false
  for (const [word, rest] of instructions()) {
    if (word === 'FROM') {
      const [, name] = /^(?:process|everything) AS (?!everything)(\S+)$/.exec(rest) ?? []
      isTarget = name !== undefined
      if (name !== undefined) found.push({ name, rest: [] })
    } else if (isTarget) found.at(-1)!.rest.push([word, rest])
  }
  return found.map(({ name, rest }) => {
    const all = (wanted: string): string =>
      rest
        .filter(([word]) => word === wanted)
        .map(([, text]) => text)
        .join(' ')
    return {
      name,
      ports: all('EXPOSE').split(' ').filter(Boolean).map(Number),
      title: /image\.title="([^"]+)"/.exec(all('LABEL'))?.[1] ?? '',
      programs: [...`${all('ENTRYPOINT')} ${all('CMD')}`.matchAll(/"([^"]+\.ts)"/g)].map(([, path]) => path!),
    }
  })
}
