import { sections } from './sections.ts'
import type { JsonSchema } from './shape.ts'

/** The JSON Schema of one playbook file, from the shapes that the parser reads with: every key the parser knows, and no other. */
export const playbookSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Tocsin playbook',
  description: 'One YAML file of a playbook. References, holes in the plan and dates are checked by "tocsin validate".',
  ...sections.schema,
})
