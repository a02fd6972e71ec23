import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePlaybook } from './playbook.ts'
import { playbookSchema } from './schema.ts'

const published: unknown = JSON.parse(
  readFileSync(new URL('../../../deploy/playbooks/playbook.schema.json', import.meta.url), 'utf8'),
)

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The maps of the schema with their keys, each by a YAML text that holds an unknown key at that place. */
const mapsOf = (
  schema: Node,
  wrap: (inner: string) => string,
): { wrap: (inner: string) => string; keys: string[] }[] => {
  const { properties, items, anyOf } = schema
  if (isNode(items)) return mapsOf(items, inner => wrap(`[${inner}]`))
  if (Array.isArray(anyOf)) return anyOf.filter(isNode).flatMap(one => mapsOf(one, wrap))
  if (!isNode(properties)) return []
  const below = Object.entries(properties)
    .filter((entry): entry is [string, Node] => isNode(entry[1]))
    .flatMap(([key, value]) => mapsOf(value, inner => wrap(`{ ${key}: ${inner} }`)))
  return [{ wrap, keys: Object.keys(properties) }, ...below]
}

describe('the published schema of playbooks', () => {
  it('is what the parser reads with; "node services/shared/playbook/write-schema.ts" writes it', () => {
    expect(published).toEqual(playbookSchema())
  })

  it('names at each place exactly the keys that the parser knows there', () => {
    const maps = mapsOf(playbookSchema(), inner => inner)
    expect(maps.length).toBeGreaterThan(15)
    for (const { wrap, keys } of maps) {
      const unknown = (key: string): boolean =>
        parsePlaybook([{ path: 'a.yaml', text: wrap(`{ ${key}: 1 }`) }]).problems.some(
          ({ message }) => message.startsWith('is not known') || message.includes(`${key} is not known here`),
        )
      expect(keys.filter(unknown)).toEqual([])
      expect(unknown('nobodyKnowsThis')).toBe(true)
    }
  })
})
