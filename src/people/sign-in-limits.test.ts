import { describe, expect, it } from 'vitest';
import { network, passwordAttemptKeys } from './sign-in-limits.ts';

describe('the network that an address counts for', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s', (address, expected) => {
    expect(network(address)).toBe(expected);
  });
});

it('a known browser counts for itself alone: what strangers do does not reach it', () => {
  const stranger = passwordAttemptKeys('mail', '192.0.2.7', null);
  const known = passwordAttemptKeys('mail', '192.0.2.7', 'device');
  expect(known.shared).toBeNull();
  expect([stranger.own.key, stranger.shared?.key]).not.toContain(known.own.key);
});
