import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './address.ts'
import { allowEntryProblem, createAllowList } from './allow-list.ts'

describe('an address is refused', () => {
  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine by another name', '127.9.9.9'],
    ['the unspecified one', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['metadata of a cloud', '169.254.169.254'],
    ["a carrier's shared range", '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['this machine in IPv6', '::1'],
    ['link-local IPv6', 'fe80::1'],
    ['link-local IPv6 with a zone', 'fe80::1%eth0'],
    ['unique local IPv6', 'fd00::1'],
    ['this machine mapped into IPv6', '::ffff:127.0.0.1'],
    ['a private network mapped into IPv6, in hex', '::ffff:a00:1'],
    ['this machine translated to IPv6', '64:ff9b::7f00:1'],
    ['this machine in a 6to4 tunnel', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['documentation', '2001:db8::1'],
    ['a name', 'example.com'],
    ['nothing', ''],
  ])('%s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101'])(
  'takes the public address %s',
  address => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

describe('the list of what is allowed', () => {
  it('covers networks and names places', () => {
    const list = createAllowList(['10.0.0.0/8', 'fd00::/8', 'Push.Intern:8443', '[::1]:80'])
    expect([list.covers('10.9.9.9'), list.covers('fd12::1'), list.covers('11.0.0.1')]).toEqual([true, true, false])
    expect(list.names('push.intern', 8443)).toBe(true)
    expect(list.names('push.intern', 443)).toBe(false)
    expect(list.names('[::1]', 80)).toBe(true)
  })

  it.each(['10.0.0.1', 'host', 'host:0', 'host:70000', '10.0.0.0/33', 'https://x:1', ''])('does not take %j', entry => {
    expect(allowEntryProblem(entry)).toContain('must be host:port or a network')
    expect(() => createAllowList([entry])).toThrow(TypeError)
  })
})
