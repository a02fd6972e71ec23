import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const PROGRAM = fileURLToPath(new URL('./score.ts', import.meta.url))

const run = async (input: string): Promise<{ lines: Record<string, unknown>[]; code: number }> => {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(input)
  const exited = once(child, 'exit')
  const output = await text(child.stdout)
  const [code] = await exited
  const lines = output.split('\n').filter(Boolean)
  return { lines: lines.map(line => JSON.parse(line) as Record<string, unknown>), code: code as number }
}

it('answers line by line, goes on after a bad one and says so in its exit code', async () => {
  const { lines, code } = await run('{"text":"Tack, så glad!"}\nnonsense\n\n{"text":"ok","lang":"pl"}\n')
  expect(lines).toMatchObject([
    { language: 'sv', sentiment: { label: 'positive' } },
    { error: expect.stringContaining('not JSON'), line: 2 },
    { language: 'pl' },
  ])
  expect(code).toBe(1)
})

it('streams many lines in order and ends with 0', async () => {
  const count = 5_000
  const input = Array.from({ length: count }, (_, i) =>
    JSON.stringify({ text: `post ${i}`, lang: i % 2 ? 'sv' : 'id' }),
  )
  const { lines, code } = await run(`${input.join('\n')}\n`)
  expect(lines).toHaveLength(count)
  expect(lines.every(line => 'sentiment' in line)).toBe(true)
  expect(code).toBe(0)
})
