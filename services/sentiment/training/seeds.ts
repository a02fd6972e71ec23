import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('../lexicons/language-seeds.tsv', import.meta.url))

/** Lines of our own in each language (`language<TAB>text`): its function words as people use them. `und` are languages we do not tell. */
export const loadSeeds = (path = FILE): (readonly [lang: string, text: string])[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(line => line.includes('\t'))
        .map(line => {
          const tab = line.indexOf('\t')
          return [line.slice(0, tab), line.slice(tab + 1)] as const
        })
    : []
