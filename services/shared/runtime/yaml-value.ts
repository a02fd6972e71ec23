import { LineCounter, parseDocument } from 'yaml'

export type YamlValue =
  | { readonly value: unknown }
  /** What is wrong, with its line and column. */
  | { readonly problem: string }

/** Reads a text that holds one value, as YAML or JSON. */
export const parseYamlValue = (text: string): YamlValue => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (!error) return { value: document.toJS() }
  const { line, col } = lines.linePos(error.pos[0])
  return { problem: `${line}:${col}: ${error.message}` }
}
