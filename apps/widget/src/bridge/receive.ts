/** Marks our messages among those of other scripts on the page. */
export const MARK = 'yingda';

export type Marked<M> = M & { [MARK]: 1 };

export const marked = <M extends object>(message: M): Marked<M> => ({ ...message, [MARK]: 1 });

/** Where messages may come from; `origin` null: not known yet, the first one decides. */
export interface Peer {
  window: () => unknown;
  origin: () => string | null;
}

/** The message of an event if it comes from the peer and is one of ours, else null. */
export function receive<M extends { type: string }>(event: MessageEvent<unknown>, peer: Peer): M | null {
  const origin = peer.origin();
  if (event.source === null || event.source !== peer.window()) return null;
  if (origin !== null && event.origin !== origin) return null;
  const data = event.data as { [MARK]?: unknown; type?: unknown } | null;
  if (typeof data !== 'object' || data === null || data[MARK] !== 1 || typeof data.type !== 'string')
    return null;
  return data as unknown as M;
}
