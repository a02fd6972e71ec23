import type { Chain } from './plan.ts'
import { duration, idOf, refTo } from './scalars.ts'
import { list, mapped, optional, record, required, type Shape } from './shape.ts'

const link = mapped(
  record({
    roles: required(list(refTo('role'), { min: 1 }), 'Who is asked, together.'),
    wait: required(duration({ from: '5s', to: '1d' }), 'How long they have before the next link is asked.'),
  }),
  ({ roles, wait }) => ({ roles, waitMs: wait }),
)

export const chain: Shape<Chain> = mapped(
  record({
    id: required(idOf('chain'), 'Small letters, digits, hyphens.'),
    brands: optional(list(refTo('brand')), [], 'Brands it is for; all when absent.'),
    links: required(list(link, { min: 1 }), 'Who is asked to confirm or decline, one after another.'),
    repeat: required(duration({ from: '5s', to: '1d' }), 'After the end everybody is asked again this often, louder.'),
  }),
  ({ id, repeat, ...rest }) => ({ chainId: id, repeatMs: repeat, ...rest }),
)
