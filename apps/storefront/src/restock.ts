import { productById } from './catalog';
import { keptStore } from './store';

/** Ids of products the shopper wants to hear of when they are back, kept in this browser. */
export const restock = keptStore<string[]>('hejian.restock', (saved) =>
  Array.isArray(saved) ? saved.filter((id) => typeof id === 'string' && productById(id)) : [],
);

/** Adds or takes back a reminder. */
export const toggled = (ids: string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
