import { keptStore } from './store';
import { shopperById, type ShopperId } from './shoppers';
import { chosenInbox } from './router';
import { yingda } from './yingda';

/** Who is signed in to the shop; the shop remembers it, as its cookie would. */
export const session = keptStore<ShopperId | null>(
  'hejian.shopper',
  (saved) => shopperById(saved)?.id ?? null,
);

/**
 * Asks the shop's server for the signed identity and hands it to the chat. When the server cannot be reached the
 * shopper stays signed in to the shop and is a visitor to the chat: never a reason to stop shopping.
 */
export async function identify(shopper: ShopperId, request: typeof fetch = fetch): Promise<boolean> {
  try {
    const answer = await request('/demo-shop/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // An identity is signed with the secret of the entrance it is for.
      body: JSON.stringify({ shopper, inboxKey: chosenInbox() }),
    });
    if (!answer.ok) return false;
    const { identity } = (await answer.json()) as { identity?: unknown };
    // A quick change of shopper must not be overtaken by the slower answer for the one before.
    if (typeof identity !== 'string' || session.get() !== shopper) return false;
    yingda('identify', { token: identity });
    return true;
  } catch {
    return false;
  }
}

/** Signs in as one of the demo shoppers; changing from one to another is a sign-out first. */
export async function signIn(shopper: ShopperId): Promise<void> {
  if (session.get() && session.get() !== shopper) yingda('reset');
  session.set(shopper);
  await identify(shopper);
}

/** Signs out of the shop; the chat starts a new visitor, so that nobody reads on. */
export function signOut(): void {
  session.set(null);
  yingda('reset');
}
