import type { Init, ToFrame, ToLoader } from '../../bridge/protocol';
import { marked, receive } from '../../bridge/receive';

export interface Bridge {
  post(message: ToLoader): void;
  /** Origin of the page that shows us. */
  readonly shopOrigin: string;
}

/**
 * Waits for the loader and gives its first message; later ones go to `heard`. The window that embeds us is the only one listened
 * to, and the origin of its first message the only one afterwards. Opened by itself, the frame is its own page.
 */
export function openBridge(heard: (message: ToFrame) => void, alone: () => Init): Promise<[Init, Bridge]> {
  if (window.parent === window) {
    return Promise.resolve([alone(), { post: () => undefined, shopOrigin: location.origin }]);
  }
  return new Promise((resolve) => {
    let shopOrigin: string | null = null;
    addEventListener('message', (event) => {
      const message = receive<ToFrame>(event, { window: () => window.parent, origin: () => shopOrigin });
      if (!message) return;
      if (shopOrigin !== null) return heard(message);
      if (message.type !== 'init') return;
      const origin = event.origin;
      shopOrigin = origin;
      resolve([
        message,
        { post: (said) => window.parent.postMessage(marked(said), origin), shopOrigin: origin },
      ]);
    });
    // Says only that we are here, so it may go to whoever embeds us.
    window.parent.postMessage(marked<ToLoader>({ type: 'ready' }), '*');
  });
}
