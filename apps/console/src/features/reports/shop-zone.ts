import { createStore, useStore } from '../../live/store';

const REMEMBERED = 'yingda.shop-zone';
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The shop's time zone as the last report named it; before the first one, the reader's own. */
const shopZone = createStore<string>(localStorage.getItem(REMEMBERED) ?? own);
const same = (zone: string) => zone;

export function useShopZone(): string {
  return useStore(shopZone, same);
}

export function heardShopZone(zone: string): void {
  if (zone === shopZone.get()) return;
  localStorage.setItem(REMEMBERED, zone);
  shopZone.set(zone);
}
