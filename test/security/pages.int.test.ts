import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, launchChromium } from '../support/browser.ts'
import { newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const executable = findChromium()
if (!executable) console.warn('no Chromium in CHROMIUM or the path: the policy of the pages is not tried in a browser')

const TOKEN = 'token-of-a-manager-0001'

/** Each page, and words that it shows only when its scripts and styles have run. */
const PAGES: readonly (readonly [path: string, shows: RegExp])[] = [
  ['/wall', /Lumo/],
  ['/console', /Token|Sign in/i],
  ['/flag/demo-flag-lumo', /About Lumo/],
  ['/a/no-such-link', /link/i],
  ['/docs', /Tocsin/],
]

describe.skipIf(!executable)('pages under their own policy', () => {
  let browser: Browser
  let folder: string
  let running: Running
  beforeAll(async () => {
    folder = newFolder()
    running = await startProgram(['--data', folder, '--no-demo'], {
      TOCSIN_NOTIFIER_DELIVER: 'inbox',
      TOCSIN_ESCALATION_TOKENS: JSON.stringify([{ token: TOKEN, person: 'zofia', role: 'manager' }]),
    })
    browser = await launchChromium(executable!)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await running?.stop()
    removeFolder(folder)
  })

  it.each(PAGES)('%s breaks no rule of it', async (path, shows) => {
    const page = await browser.newPage()
    const violations: string[] = []
    await page.exposeFunction('told', (what: string) => violations.push(what))
    await page.addInitScript(
      "document.addEventListener('securitypolicyviolation', e => told(e.violatedDirective + ' ' + e.blockedURI))",
    )
    const answer = await page.goto(`${running.baseUrl}${path}`)
    await page.getByText(shows).first().waitFor({ timeout: 20_000 })
    const policy = answer!.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    if (path !== '/docs') expect(policy).not.toContain('unsafe')
    expect(violations).toEqual([])
    await page.close()
  })

  it('runs no script that was put into a page', async () => {
    const page = await browser.newPage()
    await page.goto(`${running.baseUrl}/console`)
    const ran = await page.evaluate(`new Promise(resolve => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
      setTimeout(() => resolve(window.injected === true), 50)
    })`)
    expect(ran).toBe(false)
    await page.close()
  })

  it('is not shown within a page of another site', async () => {
    const page = await browser.newPage()
    await page.route('http://evil.example/', route =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${running.baseUrl}/console"></iframe>` }),
    )
    await page.goto('http://evil.example/')
    await expect.poll(() => page.frames()[1]?.url(), { timeout: 20_000 }).toMatch(/^chrome-error:/)
    await page.close()
  })
})
