import { lazy } from './lazy';

/** `Menu`, fetched when one is first opened. */
export const LazyMenu = lazy(
  () => import('./menu').then(({ Menu }) => Menu),
  () => null,
);

/** The actions of a message, likewise. */
export const LazyMessageMenu = lazy(
  () => import('./message-menu').then(({ MessageMenu }) => MessageMenu),
  () => null,
);
