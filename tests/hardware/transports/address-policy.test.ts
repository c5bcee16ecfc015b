import { expect, test } from 'vitest';
import { checkPrinterAddress } from '../../../hardware/transports/address-policy.ts';

const allowedNetworks = ['10.20.0.0/16', 'fd12:3456::/32', '0.0.0.0/0'];

test.each([
  ['10.20.3.4', 'ok'],
  ['fd12:3456::7', 'ok'],
  ['127.0.0.1', 'ADDRESS_FORBIDDEN'],
  ['::1', 'ADDRESS_FORBIDDEN'],
  ['::ffff:127.0.0.1', 'ADDRESS_FORBIDDEN'],
  ['0.0.0.0', 'ADDRESS_FORBIDDEN'],
  ['::', 'ADDRESS_FORBIDDEN'],
  ['169.254.169.254', 'ADDRESS_FORBIDDEN'],
  ['::ffff:169.254.169.254', 'ADDRESS_FORBIDDEN'],
  ['fe80::1', 'ADDRESS_FORBIDDEN'],
  ['fd00:ec2::254', 'ADDRESS_FORBIDDEN'],
  ['100.100.100.200', 'ADDRESS_FORBIDDEN'],
  ['224.0.0.1', 'ADDRESS_FORBIDDEN'],
  ['255.255.255.255', 'ADDRESS_FORBIDDEN'],
  ['fd99::1', 'ADDRESS_NOT_ALLOWED'],
  ['printer.city.example', 'ADDRESS_NOT_NUMERIC'],
  ['10.20.3.4.5', 'ADDRESS_NOT_NUMERIC'],
  ['0x7f000001', 'ADDRESS_NOT_NUMERIC'],
  ['2130706433', 'ADDRESS_NOT_NUMERIC'],
  ['', 'ADDRESS_NOT_NUMERIC'],
])('%s: %s', (address, expected) => {
  const verdict = checkPrinterAddress(address, { allowedNetworks, isVirtual: false });
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
});

test('outside of the networks that the deployment names', () => {
  const policy = { allowedNetworks: ['10.20.0.0/16'], isVirtual: false };
  expect(checkPrinterAddress('10.21.0.1', policy)).toEqual({
    ok: false,
    code: 'ADDRESS_NOT_ALLOWED',
  });
  expect(checkPrinterAddress('10.20.0.1', { ...policy, allowedNetworks: [] }).ok).toBe(false);
});

test('the virtual printer lives on loopback, and only it', () => {
  expect(checkPrinterAddress('127.0.0.1', { allowedNetworks: [], isVirtual: true }).ok).toBe(true);
});
