import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium, launchChromium } from '../support/browser.ts'
import { newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const executable = findChromium()
if (!executable) console.warn('no Chromium in CHROMIUM or the path: the flag page is not tried in front of the program')

const TOKEN = 'token-of-a-manager-0001'
const NOTE = 'Customers at the counter cannot pay, since ten minutes.'

describe.skipIf(!executable)('an employee without an account', () => {
  let browser: Browser
  let folder: string
  let running: Running
  beforeAll(async () => {
    browser = await launchChromium(executable!)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    folder = newFolder()
    running = await startProgram(['--data', folder, '--no-demo'], {
      TOCSIN_NOTIFIER_DELIVER: 'inbox',
      TOCSIN_ESCALATION_TOKENS: JSON.stringify([{ token: TOKEN, person: 'zofia', role: 'manager' }]),
    })
  }, 60_000)
  afterEach(async () => {
    await running?.stop()
    removeFolder(folder)
  })

  it('says by the code of the playbook that something is wrong, and the people on duty are asked', async () => {
    const console = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await console.goto(`${running.baseUrl}/console`)
    await console.getByLabel('Token').fill(TOKEN)
    await console.getByRole('button', { name: 'Sign in' }).click()
    await console.getByText('Nothing waits for you.').waitFor()

    const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    await phone.goto(`${running.baseUrl}/flag/demo-flag-lumo`)
    await phone.getByText('About Lumo').waitFor()
    await phone.getByLabel('What did you see?').fill(NOTE)
    await phone.getByRole('button', { name: 'Tell the people on duty' }).click()
    await phone.getByText('Thank you. It has arrived.').waitFor()
    expect(await phone.context().cookies()).toEqual([])

    await console.getByRole('main').getByRole('link', { name: 'Decide: is this a crisis?' }).click()
    await console
      .getByText('An employee says that something is wrong at Lumo. In the last hour: 1 employee flag.')
      .waitFor()
    await console.getByText('Nothing is confirmed, declined or held before a person does it.').waitFor()
  })
})
