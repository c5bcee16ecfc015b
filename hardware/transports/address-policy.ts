import { BlockList, isIP } from 'node:net';

export type AddressVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'ADDRESS_NOT_NUMERIC' | 'ADDRESS_FORBIDDEN' | 'ADDRESS_NOT_ALLOWED';
    };

export interface AddressPolicy {
  /** Networks of the city's printers, as `10.20.0.0/16`. Set by the deployment, not on a screen. */
  readonly allowedNetworks: readonly string[];
  /** The virtual printer, and nothing else, lives on this machine's own loopback. */
  readonly isVirtual: boolean;
}

/** Link-local (with the cloud's metadata service), multicast, broadcast, "this network": never. */
const FORBIDDEN = blockList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  'fe80::/10',
  'ff00::/8',
]);
const METADATA = blockList(['fd00:ec2::254/128', '100.100.100.200/32', '168.63.129.16/32']);
const LOOPBACK = blockList(['127.0.0.0/8', '::1/128', '::/128']);

/**
 * Whether the server may connect to a printer at `address`, an IP number: names are resolved once,
 * when a printer is added, so that nobody points one elsewhere later. Refuses with
 * `ADDRESS_NOT_NUMERIC`, `ADDRESS_FORBIDDEN` or `ADDRESS_NOT_ALLOWED`.
 */
export function checkPrinterAddress(address: string, policy: AddressPolicy): AddressVerdict {
  const family = isIP(address);
  if (family === 0) return { ok: false, code: 'ADDRESS_NOT_NUMERIC' };
  const type = family === 4 ? 'ipv4' : 'ipv6';
  // BlockList reads ::ffff:127.0.0.1 as the IPv4 address that it is.
  if (LOOPBACK.check(address, type)) {
    return policy.isVirtual ? { ok: true } : { ok: false, code: 'ADDRESS_FORBIDDEN' };
  }
  if (FORBIDDEN.check(address, type) || METADATA.check(address, type)) {
    return { ok: false, code: 'ADDRESS_FORBIDDEN' };
  }
  const allowed = blockList(policy.allowedNetworks).check(address, type);
  return allowed ? { ok: true } : { ok: false, code: 'ADDRESS_NOT_ALLOWED' };
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === '' ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}
