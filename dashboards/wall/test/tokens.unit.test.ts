import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../src/styles/', import.meta.url)
const tokens = readFileSync(new URL('tokens.css', folder), 'utf8')
const styles = readdirSync(folder)
  .filter(name => name.endsWith('.css'))
  .map(name => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

type Oklch = readonly [lightness: number, chroma: number, hue: number]

const themes = new Map(
  tokens
    .split(/^:root/m)
    .slice(1)
    .map((block, index) => {
      const found = [...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ [\d.]+)?\)/g)]
      const colors = new Map(
        found.map(([, name, ...values]) => [name!, values.slice(0, 3).map(Number) as unknown as Oklch]),
      )
      return [index === 0 ? 'dark' : 'light', colors] as const
    }),
)

/** Relative luminance (WCAG 2) of a colour in OKLCH. */
const luminance = ([l, c, h]: Oklch): number => {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const [long, medium, short] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: Oklch, b: Oklch): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe.each([...themes])('%s', (_, colors) => {
  const color = (name: string): Oklch => colors.get(name)!

  it.each([
    ['text', 'ground', 7],
    ['text', 'raised', 7],
    ['text-quiet', 'raised', 4.5],
    ['text-quiet', 'hatch', 4.5],
    ['text-faint', 'ground', 4.5],
    ['on-plate', 'attention', 4.5],
    ['on-plate', 'danger', 4.5],
    ['on-plate', 'recovering', 4.5],
    ['chart-label', 'raised', 4.5],
    ['chart-share', 'raised', 4.5],
    ['chart-limit', 'raised', 3],
    ['chart-tick', 'raised', 3],
  ])('%s stands out on %s by %d', (front, back, least) => {
    expect(contrast(color(front), color(back))).toBeGreaterThanOrEqual(least)
  })

  it('has no pure white and no pure black', () => {
    for (const [lightness] of colors.values()) {
      expect(lightness).toBeGreaterThan(0.1)
      expect(lightness).toBeLessThan(0.98)
    }
  })

  it('has four semantic colours and greys', () => {
    const colored = [...colors].filter(([name, [, chroma]]) => chroma > 0.03 && !name.startsWith('chart-'))
    expect(colored.map(([name]) => name)).toEqual(['attention', 'danger', 'recovering', 'information'])
  })
})

describe('styles', () => {
  it('name colours in the tokens only', () => {
    const elsewhere = styles.replace(tokens, '')
    expect(elsewhere.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/gi) ?? []).toEqual([])
  })

  it('have no endless motion and none above 200 ms', () => {
    expect(styles).not.toMatch(/infinite/)
    const times = [...styles.matchAll(/(?:animation|transition):[^;]*?(\d+)ms/g)].map(([, ms]) => Number(ms))
    expect(times.length).toBeGreaterThan(0)
    expect(Math.max(...times)).toBeLessThanOrEqual(200)
  })

  it('set no text below the smallest readable size', () => {
    const small = [...styles.matchAll(/font-size: (0?\.\d+)(?:rem|em)/g)]
    expect(small.map(([text]) => text)).toEqual([])
  })
})
