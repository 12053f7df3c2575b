import type { Part } from './channel-event';
import { numberIn, stringOf } from './json';

/** A place as a provider tells it; what is empty is left out. Null when it does not say where. */
export function locationPart(told: {
  latitude: unknown;
  longitude: unknown;
  name?: unknown;
  address?: unknown;
}): Extract<Part, { kind: 'location' }> | null {
  const latitude = numberIn(told.latitude);
  const longitude = numberIn(told.longitude);
  if (latitude === null || longitude === null) return null;
  const name = stringOf(told.name);
  const address = stringOf(told.address);
  return {
    kind: 'location',
    latitude,
    longitude,
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
  };
}
