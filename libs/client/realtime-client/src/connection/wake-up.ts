import type { Stop } from '../emitter';

const TICK_MS = 5_000;
const SLEPT_MS = 20_000;

/**
 * Calls back when the device may have been away and is here again: network back, tab shown, page restored, or the clock
 * jumped ahead of a timer (the machine slept). Does nothing outside browsers.
 */
export function onWakeUp(callback: () => void): Stop {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const shown = () => {
    if (document.visibilityState === 'visible') callback();
  };
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > TICK_MS + SLEPT_MS) callback();
    last = now;
  }, TICK_MS);
  window.addEventListener('online', callback);
  window.addEventListener('pageshow', callback);
  document.addEventListener('visibilitychange', shown);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', callback);
    window.removeEventListener('pageshow', callback);
    document.removeEventListener('visibilitychange', shown);
  };
}

/** Calls back when the browser knows that the network is gone: a line of TCP would not notice for most of a minute. */
export function onNetworkLost(callback: () => void): Stop {
  if (typeof window === 'undefined') return () => undefined;
  window.addEventListener('offline', callback);
  return () => window.removeEventListener('offline', callback);
}
