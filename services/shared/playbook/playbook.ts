import { checkPlan } from './check.ts'
import { DECISION_DEFAULTS } from './decisions.ts'
import { openNames } from './names.ts'
import type { Playbook } from './plan.ts'
import { openReader, type PlaybookFile, type PlaybookProblem } from './reader.ts'
import { sections } from './sections.ts'
import type { Place, Reading } from './shape.ts'

export { formatProblem, type PlaybookFile, type PlaybookProblem } from './reader.ts'

export interface ParsedPlaybook {
  /** Absent when there are problems. */
  readonly playbook?: Playbook
  /** Everything that is wrong, in the order of the files and lines. */
  readonly problems: readonly PlaybookProblem[]
}

export interface Playbooks {
  /** In the order of the files; complete only when there are no problems. */
  readonly brands: Playbook['brands']
  /** Everything that is wrong, in the order of the files and lines. Playbooks with problems are not to be used. */
  readonly problems: readonly PlaybookProblem[]
}

interface Draft {
  readonly playbook: Playbook
  readonly problems: readonly PlaybookProblem[]
}

const EMPTY: Playbook = {
  brands: [],
  people: [],
  roles: [],
  schedules: [],
  chains: [],
  stages: [],
  scenarios: [],
  decisions: DECISION_DEFAULTS,
  flagCodes: [],
  connectors: [],
  policy: {},
}

type Sections = NonNullable<ReturnType<typeof sections.read>>

/** Adds one file's sections; what may be said only once and was said already is a problem. */
const add = (playbook: Playbook, said: Sections, decided: boolean, { reader }: Reading): Playbook => {
  const root = reader.root!
  if (decided && said.decisions) reader.report(root, 'says "decisions", as an earlier file does')
  for (const language of Object.keys(said.policy))
    if (language in playbook.policy) reader.report(root, `says the policy in "${language}", as an earlier file does`)
  const codes = new Set(playbook.flagCodes.map(({ code }) => code))
  for (const { code } of said.flagCodes)
    if (codes.has(code)) reader.report(root, `says the flag code "${code}", as an earlier file does`)
  return {
    brands: [...playbook.brands, ...said.brands],
    people: [...playbook.people, ...said.people],
    roles: [...playbook.roles, ...said.roles],
    schedules: [...playbook.schedules, ...said.schedules],
    chains: [...playbook.chains, ...said.chains],
    stages: [...playbook.stages, ...said.stages],
    scenarios: [...playbook.scenarios, ...said.scenarios],
    decisions: said.decisions ?? playbook.decisions,
    flagCodes: [...playbook.flagCodes, ...said.flagCodes],
    connectors: [...playbook.connectors, ...said.connectors],
    policy: { ...playbook.policy, ...said.policy },
  }
}

const read = (files: readonly PlaybookFile[]): Draft => {
  const problems: PlaybookProblem[] = []
  const names = openNames()
  const places = new WeakMap<object, Place>()
  let playbook = EMPTY
  let decided = false
  for (const file of files) {
    const reading: Reading = { reader: openReader(file, problems), names, places }
    const said = reading.reader.root && sections.read(reading.reader.root, reading)
    if (!said) continue
    playbook = add(playbook, said, decided, reading)
    decided ||= said.decisions !== undefined
  }
  names.check()
  if (problems.length === 0) checkPlan(playbook, places)
  const order = new Map(files.map(({ path }, index) => [path, index]))
  problems.sort((a, b) => order.get(a.file)! - order.get(b.file)! || a.line - b.line || a.column - b.column)
  return { playbook, problems }
}

/**
 * Reads a playbook from the YAML files of one folder. Unknown keys, ids used twice or defined nowhere, times, zones, durations and
 * addresses that are none, and holes through which nobody would be reached are problems with their place. Brands alone are a playbook.
 */
export const parsePlaybook = (files: readonly PlaybookFile[]): ParsedPlaybook => {
  const { playbook, problems } = read(files)
  return { problems, ...(problems.length === 0 && { playbook }) }
}

/** The brands of a playbook, for who only listens: the same reading, the same problems. A brand that states no rules has none here. */
export const parsePlaybooks = (files: readonly PlaybookFile[]): Playbooks => {
  const { playbook, problems } = read(files)
  return { brands: playbook.brands, problems }
}
