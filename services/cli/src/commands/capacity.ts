import { positiveNumber, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { capacityFor, EXAMPLE_PRICES } from '../capacity/arithmetic.ts'
import { capacityLines } from '../capacity/lines.ts'
import type { Command } from '../command.ts'

const { core, gibMemory, gibDisk, gibNetwork } = EXAMPLE_PRICES

export const capacity: Command = {
  name: 'capacity',
  takes: '--mentions-per-day N [--brands N] …',
  doc: 'What a load takes: partitions, cores, memory, disk, network, money; the arithmetic of deploy/CAPACITY.md. Needs no instance.',
  options: {
    'mentions-per-day': { value: 'N', doc: 'Posts that mention a brand.' },
    brands: { value: 'N', doc: 'Brands that are listened for (default 1).' },
    'posts-per-day': { value: 'N', doc: 'Posts that are looked through for them (default: the mentions).' },
    peak: { value: 'N', doc: 'How many times the average the busiest second is (default 10).' },
    'price-core': { value: 'N', doc: `Of a core, a month (default ${core}).` },
    'price-memory': { value: 'N', doc: `Of a GiB of memory, a month (default ${gibMemory}).` },
    'price-disk': { value: 'N', doc: `Of a GiB of disk, a month (default ${gibDisk}).` },
    'price-network': { value: 'N', doc: `Of a GiB between zones (default ${gibNetwork}).` },
    json: { doc: 'Print JSON.' },
  },
  async run({ options }, terminal) {
    const mentionsPerDay = positiveNumber(options, 'mentions-per-day')
    if (mentionsPerDay === undefined) throw new UsageError('capacity needs --mentions-per-day N')
    const found = capacityFor(
      {
        mentionsPerDay,
        brands: positiveNumber(options, 'brands') ?? 1,
        postsPerDay: Math.max(mentionsPerDay, positiveNumber(options, 'posts-per-day') ?? 0),
        peak: positiveNumber(options, 'peak') ?? 10,
      },
      {
        core: positiveNumber(options, 'price-core') ?? core,
        gibMemory: positiveNumber(options, 'price-memory') ?? gibMemory,
        gibDisk: positiveNumber(options, 'price-disk') ?? gibDisk,
        gibNetwork: positiveNumber(options, 'price-network') ?? gibNetwork,
      },
    )
    for (const line of options['json'] ? [JSON.stringify(found)] : capacityLines(found)) terminal.out(line)
    return 0
  },
}
