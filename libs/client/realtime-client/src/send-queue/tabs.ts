import { Emitter } from '../emitter';
import { newId } from '../ids';
import type { TabChannel, TabLock, TabNotice } from './types';

const LEASE_MS = 15_000;
const LOOK_AGAIN_MS = 150;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** For pages without `navigator.locks` (no https): a lease in localStorage. Two tabs may rarely both hold it; sending is idempotent anyway. */
export function leaseLock(area: Storage): TabLock {
  const owner = newId();
  const read = (key: string) => {
    const [holder = '', until = '0'] = (area.getItem(key) ?? '').split(' ');
    return { holder, until: Number(until) };
  };
  return {
    async alone(name, work) {
      const key = `lease:${name}`;
      for (;;) {
        const lease = read(key);
        if (lease.holder === owner || lease.until < Date.now()) {
          area.setItem(key, `${owner} ${Date.now() + LEASE_MS}`);
          await pause(20 + Math.random() * 30);
          if (read(key).holder === owner) break;
        }
        await pause(LOOK_AGAIN_MS);
      }
      const renewal = setInterval(() => area.setItem(key, `${owner} ${Date.now() + LEASE_MS}`), LEASE_MS / 3);
      try {
        return await work();
      } finally {
        clearInterval(renewal);
        if (read(key).holder === owner) area.removeItem(key);
      }
    },
  };
}

/** For one tab, or where nothing is shared between tabs: one after the other within this page. */
export function pageLock(): TabLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    alone(name, work) {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

/** The best lock this page may use. The browser frees it when a tab dies. */
export function bestLock(): TabLock {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    return { alone: (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work> };
  }
  try {
    return leaseLock(localStorage);
  } catch {
    return pageLock();
  }
}

/** The channel of this name to the other tabs of the same origin; silent where the browser has none. */
export function tabChannel(name: string): TabChannel {
  const heard = new Emitter<TabNotice>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  if (channel) channel.onmessage = (event: MessageEvent<TabNotice>) => heard.emit(event.data);
  return {
    tell: (notice) => channel?.postMessage(notice),
    on: (listener) => heard.on(listener),
    close: () => {
      channel?.close();
      heard.clear();
    },
  };
}
