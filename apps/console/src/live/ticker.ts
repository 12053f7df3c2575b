import { useSyncExternalStore } from 'react';

/** One timer for the whole screen: it runs only while somebody reads it, on full seconds. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let now = Date.now();
/** Server minus this device, in milliseconds; clocks of agents' machines are wrong by minutes often enough. */
let offset = 0;

function tick(): void {
  now = Date.now() + offset;
  timer = setTimeout(tick, 1_000 - (now % 1_000));
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = Date.now() + offset;
    timer = setTimeout(tick, 1_000 - (now % 1_000));
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** Learns the server's time from the Date header of an answer; a difference under 2 s is the network's. */
export function heardServerDate(header: string | null): void {
  if (!header) return;
  const difference = Date.parse(header) - Date.now();
  if (Number.isFinite(difference)) offset = Math.abs(difference) > 2_000 ? difference : 0;
}

/** The server's time as far as this device knows it, in epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** The current second; draws the caller again once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
