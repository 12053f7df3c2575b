import ipaddr from 'ipaddr.js';
import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Which addresses requests may go to beside public ones. */
export interface AllowedAddresses {
  /** Hosts, addresses or networks in which nothing is refused (`ALLOW_PRIVATE_HOSTS`). */
  privateHosts: readonly string[];
  /** Origins that an administrator wrote into the settings: a simulator, a bridge, a server of one's own. */
  origins: readonly string[];
}

/** The address is not one that requests may go to. Says nothing more: whoever made us ask must learn nothing. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  constructor() {
    super('This address is not allowed.');
  }
}

/** Whether the whole world may be reached at an address: not this machine, its networks, or what only looks public. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // `process` turns IPv4 written as IPv6 into IPv4.
  return ipaddr.process(text).range() === 'unicast';
}

/** Whether a setting names this host, or a network that holds this address. */
export function isNamed(host: string, named: readonly string[]): boolean {
  return named.some((name) => {
    if (name.toLowerCase() === host.toLowerCase()) return true;
    if (!name.includes('/') || !ipaddr.isValid(host)) return false;
    try {
      const address = ipaddr.process(host);
      const [network, bits] = ipaddr.parseCIDR(name);
      return network.kind() === address.kind() && address.match(network, bits);
    } catch {
      return false;
    }
  });
}

/** Refuses an address by how it is written; a name is looked at again once it is resolved. @throws AddressRefused */
export function checkAddress(url: URL, allowed: AllowedAddresses): { trusted: boolean } {
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new AddressRefused();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (allowed.origins.includes(url.origin) || isNamed(host, allowed.privateHosts)) return { trusted: true };
  if (url.protocol !== 'https:') throw new AddressRefused();
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw new AddressRefused();
  return { trusted: false };
}

/**
 * Resolves a name for a connection and refuses it when one of its addresses is not public: the very answer that is
 * checked is the one that is connected to.
 */
export function publicOnly(privateHosts: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[] | undefined;
      if (error || !addresses || addresses.length === 0) {
        callback(error ?? new AddressRefused(), '', 4);
        return;
      }
      const isFine = ({ address }: LookupAddress) =>
        isPublicAddress(address) || isNamed(address, privateHosts);
      if (!addresses.every(isFine)) callback(new AddressRefused() as NodeJS.ErrnoException, '', 4);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
