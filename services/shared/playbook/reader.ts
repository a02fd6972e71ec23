import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { suggest } from '../runtime/suggest.ts'

export interface PlaybookFile {
  readonly path: string
  readonly text: string
}

/** What is wrong with a playbook, where (line and column count from 1), and what was probably meant. */
export interface PlaybookProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly suggestion?: string
}

/** `file:line:column: message Did you mean "x"?` on one line. */
export const formatProblem = ({ file, line, column, message, suggestion }: PlaybookProblem): string =>
  `${file}:${line}:${column}: ${message}${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`

/** A value of the YAML text together with its place. `path` is how a message names it. */
export interface Located {
  readonly node: Node
  readonly path: string
}

/** Reads located values of one file; whatever is wrong becomes a problem, and the value undefined. */
export interface Reader {
  readonly file: string
  readonly root: Located | undefined
  report(at: Located, message: string, suggestion?: string): undefined
  /** A word that must be one of `known`. */
  word<T extends string>(at: Located, known: readonly T[]): T | undefined
  /** A map with only these keys; what is absent is absent from the result. */
  fields<K extends string>(at: Located, known: readonly K[], required: readonly K[]): Fields<K> | undefined
  /** A map with any keys, each with the place of its name and of its value. */
  entries(at: Located): readonly Entry[] | undefined
  items(at: Located): readonly Located[]
  text(at: Located): string | undefined
  scalar(at: Located): unknown
  isMap(at: Located): boolean
  isList(at: Located): boolean
}

export interface Entry {
  readonly name: string
  readonly key: Located
  readonly value: Located
}

export type Fields<K extends string> = { readonly [key in K]?: Located }

const pathOf = (at: Located, key: string | number): string =>
  typeof key === 'number' ? `${at.path}[${key}]` : at.path === '' ? key : `${at.path}.${key}`

const kindOf = (node: Node): string => {
  if (isMap(node)) return 'a map'
  if (isSeq(node)) return 'a list'
  if (isAlias(node)) return `the alias *${node.source}, which names nothing above`
  return isScalar(node) ? JSON.stringify(node.value) : 'something else'
}

/** Opens one file. YAML that does not parse is reported with its place; `root` is then undefined, as for an empty file. */
export const openReader = ({ path: file, text }: PlaybookFile, problems: PlaybookProblem[]): Reader => {
  const lines = new LineCounter()
  const document = parseDocument<ParsedNode>(text, { lineCounter: lines, prettyErrors: false })

  const add = (offset: number, message: string, suggestion?: string): undefined => {
    const { line, col } = lines.linePos(offset)
    problems.push({ file, line, column: col, message, ...(suggestion !== undefined && { suggestion }) })
    return undefined
  }
  const report = (at: Located, message: string, suggestion?: string): undefined =>
    add(at.node.range?.[0] ?? 0, at.path === '' ? message : `${at.path} ${message}`, suggestion)
  const resolved = (node: Node): Node => (isAlias(node) ? (node.resolve(document) ?? node) : node)

  for (const error of document.errors) add(error.pos[0], error.message)
  const contents = document.errors.length === 0 ? document.contents : null
  const empty = contents === null || (isScalar(contents) && contents.value === null)

  const reader: Reader = {
    file,
    root: empty || !isNode(contents) ? undefined : { node: resolved(contents), path: '' },
    report,
    isMap: at => isMap(at.node),
    isList: at => isSeq(at.node),
    scalar: at => (isScalar(at.node) ? at.node.value : undefined),

    text(at) {
      const value = reader.scalar(at)
      if (typeof value === 'string' && value.trim() !== '') return value.normalize('NFC').trim()
      return report(at, `must be text, not ${kindOf(at.node)}`)
    },

    word(at, known) {
      const value = reader.text(at)
      const found = known.find(candidate => candidate === value)
      if (value === undefined || found !== undefined) return found
      return report(at, `must be one of ${known.join(', ')}, not "${value}".`, suggest(value, known))
    },

    items(at) {
      if (!isSeq(at.node)) {
        report(at, `must be a list, not ${kindOf(at.node)}`)
        return []
      }
      return at.node.items.flatMap((item, index) =>
        isNode(item) ? [{ node: resolved(item), path: pathOf(at, index) }] : [],
      )
    },

    entries(at) {
      if (!isMap(at.node)) return report(at, `must be a map, not ${kindOf(at.node)}`)
      return at.node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : ''
        const path = pathOf(at, name)
        return {
          name,
          key: { node: isNode(key) ? key : at.node, path },
          value: { node: isNode(value) ? resolved(value) : at.node, path },
        }
      })
    },

    fields<K extends string>(at: Located, known: readonly K[], required: readonly K[]) {
      if (!isMap(at.node)) return report(at, `must be a map with ${known.join(', ')}, not ${kindOf(at.node)}`)
      const found: { [key in K]?: Located } = {}
      for (const { name, key, value } of reader.entries(at) ?? []) {
        const match = known.find(candidate => candidate === name)
        if (match !== undefined) found[match] = value
        else report(key, 'is not known here.', suggest(name, known))
      }
      for (const key of required) if (!found[key]) report(at, `needs "${key}"`)
      return found
    },
  }
  return reader
}
