import type { CategoryId, Filter } from './catalog';
import { categories } from './catalog';

/** Where in the shop one is. */
export type Route =
  | { page: 'home'; filter: Filter }
  | { page: 'product'; id: string; colour?: string }
  | { page: 'cart' | 'orders' | 'help' | 'not-found' };

/** Reads an address of the shop. */
export function routeOf(address: Pick<URL, 'pathname' | 'searchParams'>): Route {
  const path = address.pathname.replace(/\/+$/, '') || '/';
  const ask = (name: string) => address.searchParams.get(name) ?? undefined;
  if (path === '/') {
    const category = categories.find(({ id }) => id === ask('category'))?.id as CategoryId | undefined;
    const filter: Filter = {};
    if (category) filter.category = category;
    if (ask('new') !== undefined) filter.onlyNew = true;
    if (ask('q')) filter.query = ask('q');
    return { page: 'home', filter };
  }
  const product = /^\/products\/([\w-]+)$/.exec(path);
  if (product) return { page: 'product', id: product[1] as string, colour: ask('colour') };
  if (path === '/cart' || path === '/orders' || path === '/help')
    return { page: path.slice(1) as 'cart' | 'orders' | 'help' };
  return { page: 'not-found' };
}

/** The chat's entrance that `?inbox=` has chosen, if any. */
export function chosenInbox(search = globalThis.location?.search): string | undefined {
  return new URLSearchParams(search).get('inbox') ?? undefined;
}

/** `?inbox=` chooses the chat's entrance for as long as one stays: links keep it. */
export function withInbox(path: string, search: string): string {
  const inbox = chosenInbox(search);
  if (!inbox) return path;
  const url = new URL(path, 'https://shop.invalid');
  url.searchParams.set('inbox', inbox);
  return url.pathname + url.search + url.hash;
}

const listeners = new Set<() => void>();

/** Goes to another page of the shop. `replace` leaves no trace in the history (typing in the search field). */
export function go(path: string, replace = false): void {
  const target = withInbox(path, location.search);
  history[replace ? 'replaceState' : 'pushState'](null, '', target);
  listeners.forEach((listener) => listener());
}

/** Hears of every change of address: links, the back button. Returns how to stop. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
