import { randomUUID } from 'node:crypto'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { GetPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/GetPlaybookResponse.ts'
import type { HoldGateView } from '@tocsin/shared/live/plan.ts'
import { getJson } from '../support/standalone.ts'

/** REST as the visitor of the demo uses it, on this machine and without a token. */
export const visitorOf = (baseUrl: string) => {
  const post = async <T>(path: string, body: Readonly<Record<string, unknown>>): Promise<T> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: randomUUID(), ...body }),
    })
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
  return {
    flag: (brandId: string) => post('/v1/flags', { brandId, note: 'Something is wrong.' }),
    decide: (crisisId: string, what: string, body: Readonly<Record<string, unknown>>) =>
      post<Crisis>(`/v1/crises/${crisisId}/${what}`, body),
    releaseHold: (holdId: string) => post(`/v1/holds/${holdId}/release`, { reason: 'over' }),
    gate: (brandId: string) => getJson<HoldGateView>(`${baseUrl}/v1/holds/${brandId}`),

    /**
     * Applies the current plan with more brands, for which the people of the demo's first brand are responsible. An employee's flag stands
     * for an hour, so that each suspicion by a flag needs a brand of its own.
     */
    async addBrands(brandIds: readonly string[]): Promise<void> {
      const { files } = await getJson<GetPlaybookResponse>(`${baseUrl}/v1/playbook/versions/0`)
      const brands = brandIds.map(id => ({
        id,
        name: id,
        timeZone: 'Europe/Warsaw',
        languages: ['en'],
        terms: [`${id}-term`],
      }))
      const theirs = `[${['lumo', ...brandIds].join(', ')}]`
      const plan = [
        ...files.map(({ path, text }) => ({ path, text: text.replaceAll('[lumo]', theirs) })),
        { path: 'more-brands.yaml', text: JSON.stringify({ brands }) },
      ]
      const { problems } = await post<{ readonly problems?: readonly unknown[] }>('/v1/playbook/apply', {
        files: plan,
        reason: 'one brand for each round',
      })
      if (problems && problems.length > 0) throw new Error(`the plan is refused: ${JSON.stringify(problems[0])}`)
    },
  }
}

export type Visitor = ReturnType<typeof visitorOf>
