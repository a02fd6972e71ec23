import { tmpdir } from 'node:os'
import { afterEach, expect, it, vi } from 'vitest'
import { type Command, type Supervised, supervise } from './supervise.ts'

const script = (name: string, code: string): Command => ({
  name,
  file: process.execPath,
  args: ['-e', code],
  env: process.env,
  cwd: tmpdir(),
})

const WAITS = `process.on('SIGTERM', () => { console.log('told to stop'); process.exit(0) }); setInterval(() => {}, 1000); console.log('up')`
const DEAF = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')`

let running: Supervised | undefined
afterEach(async () => {
  running?.stop()
  await running?.ended
})

const start = async (commands: readonly Command[], stopDeadlineMs = 5_000) => {
  const lines: string[] = []
  const supervised = supervise(commands, { stopDeadlineMs, out: line => void lines.push(line) })
  running = supervised
  return { lines, ...supervised, says: (line: string) => vi.waitFor(() => expect(lines).toContain(line), 5_000) }
}

it('passes the signal on, shows lines under their names, and ends with 0', async () => {
  const { lines, says, stop, ended } = await start([script('one', WAITS), script('second', WAITS)])
  await says('one    | up')
  await says('second | up')
  stop()
  expect(await ended).toBe(0)
  expect(lines.filter(line => line.endsWith('told to stop'))).toHaveLength(2)
})

it('ends with 0 when one is told before it listens for signals', async () => {
  const { says, stop, ended } = await start([script('early', `console.log('up'); setInterval(() => {}, 1000)`)])
  await says('early | up')
  stop()
  expect(await ended).toBe(0)
})

it.each([
  ['fails', 'process.exit(3)', 'bad ended (exit code 3)'],
  ['ends well, but nobody told it to', '', 'bad ended (exit code 0)'],
  ['is told by somebody else', `process.kill(process.pid, 'SIGTERM')`, 'bad ended (SIGTERM)'],
  ['is killed', `process.kill(process.pid, 'SIGKILL')`, 'bad ended (SIGKILL)'],
])('stops the others when one %s', async (_how, code, sentence) => {
  const { broken, ended } = await start([script('good', WAITS), script('bad', code)])
  expect(await broken).toBe(sentence)
  expect(await ended).toBe(1)
})

it('stops the others when one cannot be started', async () => {
  const { broken, ended } = await start([script('good', WAITS), { ...script('bad', ''), file: '/no/such/program' }])
  expect(await broken).toContain('ENOENT')
  expect(await ended).toBe(1)
})

it('kills what does not stop in time', async () => {
  const { lines, says, stop, ended } = await start([script('deaf', DEAF)], 50)
  await says('deaf | up')
  stop()
  expect(await ended).toBe(1)
  expect(lines).toContain('deaf did not stop within 0.05 s and is killed')
})
