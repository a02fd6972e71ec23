import { spawn } from 'node:child_process'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
}

/** Runs a command to its end, whatever that is. */
export const ended = (
  [file, ...args]: readonly string[],
  { env = process.env, cwd }: CommandOptions = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(file!, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
    })
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr }))
  })

/** What a command printed; rejects with its last words when it fails. */
export const run = async (command: readonly string[], options: CommandOptions = {}): Promise<string> => {
  const { code, stdout, stderr } = await ended(command, options)
  if (code === 0) return stdout
  throw new Error(`${command.join(' ').slice(0, 300)} ended with ${code}:\n${`${stdout}\n${stderr}`.slice(-4_000)}`)
}
