import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../src/core/languages.ts'

export type Label = 'negative' | 'neutral' | 'positive'

/** A row of our own corpus; corpus/README.md says how it was written and labelled. */
export interface CorpusRow {
  readonly id: string
  readonly author: string
  readonly lang: Language
  readonly label: Label
  readonly topic: string
  readonly vulgar: boolean
  readonly abusive: boolean
  readonly text: string
}

export const CORPUS_DIR = fileURLToPath(new URL('../corpus', import.meta.url))
export const corpusFile = (lang: string, dir = CORPUS_DIR): string => `${dir}/${lang}.jsonl`

export const readJsonl = <T>(path: string): T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as T)
    : []
