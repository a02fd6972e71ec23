import { mkdirSync } from 'node:fs'
import { openBrowser } from '../../shared/test/browser.ts'
import { startFakeGateway } from './fake-gateway.ts'
import { looks } from './looks.ts'
import { onPhone, openConsole } from './open-console.ts'

/** Takes a picture of each look on each screen into reports/screens: `node test/look.ts [look,…] [desktop|phone] [dark|light]`. */
const [wantedLook = '', wantedScreen = '', wantedTheme = 'dark'] = process.argv.slice(2)
const SCREENS = { desktop: {}, phone: onPhone }

const browser = await openBrowser()
const out = new URL('../reports/screens/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
for (const [name, look] of Object.entries(looks)) {
  if (wantedLook !== '' && !wantedLook.split(',').includes(name)) continue
  const gateway = await startFakeGateway(look.scene)
  const quiet = gateway.keepBeating()
  for (const [screen, options] of Object.entries(SCREENS)) {
    if (wantedScreen !== '' && screen !== wantedScreen) continue
    const page = await openConsole(browser, gateway, look.path, {
      ...options,
      colorScheme: wantedTheme === 'light' ? 'light' : 'dark',
    })
    page.on('pageerror', error => console.log(error.message))
    await look.act?.(page, gateway)
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}${name}-${screen}-${wantedTheme}.png`, fullPage: look.whole ?? true })
    await page.context().close()
    gateway.comeBack()
  }
  quiet()
  await gateway.stop()
}
await browser.close()
