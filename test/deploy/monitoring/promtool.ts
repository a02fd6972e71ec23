import { execFile, spawnSync } from 'node:child_process'

/** Debian's package `prometheus` brings it. */
export const hasPromtool = spawnSync('promtool', ['--version']).status === 0

/** Runs promtool in a folder; resolves to its exit code and all that it said. */
export const promtool = (
  cwd: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve, reject) => {
    execFile('promtool', args, { cwd }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') return reject(error)
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${stdout}${stderr}` })
    })
  })
