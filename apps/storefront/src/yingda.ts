/** A product as the chat shows it; `price` is text as the shop writes it. */
export interface ChatProduct {
  id: string;
  title: string;
  price: string;
  imageUrl: string;
  url: string;
}

/** The calls of the chat's JavaScript interface that the shop uses. */
export type ChatCall =
  | [name: 'open']
  | [name: 'close']
  | [name: 'reset']
  | [name: 'identify', identity: { token: string }]
  | [name: 'product', product: ChatProduct]
  | [name: 'page', page: { url: string; title: string }]
  | [name: 'language', language: string];

type ChatFunction = ((...call: unknown[]) => unknown) & { q?: unknown[] };

declare global {
  interface Window {
    Yingda?: ChatFunction;
  }
}

/** Calls the chat, or queues the call until its script is there. */
export function yingda(...call: ChatCall): void {
  if (typeof window === 'undefined') return;
  if (!window.Yingda) {
    const queue: ChatFunction = (...args) => void (queue.q = queue.q ?? []).push(args);
    window.Yingda = queue;
  }
  window.Yingda(...call);
}

/** How long the chat's script may take before the shop says that it did not come. */
const PATIENCE_MS = 3000;

/** Opens the chat; when its script does not come, `missing` is called. Returns how to stop waiting for it. */
export function openChat(missing: () => void): () => void {
  yingda('open');
  const timer = setTimeout(() => chatIsMissing() && missing(), PATIENCE_MS);
  return () => clearTimeout(timer);
}

/** Whether the chat's script has not come (blocked, server down): calls still wait in the queue. */
export const chatIsMissing = (): boolean => (window.Yingda?.q?.length ?? 0) > 0;
