import { accessSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const exists = (path: string): boolean => {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}

/** The Chromium of this machine: `CHROMIUM`, or the first on the path. */
const chromiumPath = (): string | undefined =>
  [
    process.env['CHROMIUM'],
    ...(process.env['PATH'] ?? '')
      .split(delimiter)
      .flatMap(dir => ['chromium', 'chromium-browser', 'google-chrome'].map(name => join(dir, name))),
  ].find(path => path !== undefined && path !== '' && exists(path))

/** The same, and says so where there is none: the tests in a browser are skipped then. */
export const whereChromiumIs = (): string | undefined => {
  const path = chromiumPath()
  if (path === undefined)
    console.warn('No Chromium on this machine (CHROMIUM, PATH): the tests in a browser are skipped.')
  return path
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
