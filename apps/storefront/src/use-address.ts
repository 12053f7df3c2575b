import { useEffect, useState } from 'preact/hooks';
import { onAddress } from './router';

/** The present address, drawn again whenever it changes. */
export function useAddress(): URL {
  const [address, setAddress] = useState(() => new URL(location.href));
  useEffect(() => onAddress(() => setAddress(new URL(location.href))), []);
  return address;
}
