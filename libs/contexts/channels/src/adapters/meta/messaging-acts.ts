import type { AdapterContext, HealthCheck } from '../adapter';
import { stringOf } from '../json';
import { textOf } from '../settings';
import { checkAccount, checkSubscription } from './check';
import { ask } from './graph';
import { fetchFrom } from './media';
import type { Messaging } from './send-messaging';

/** The dots under our name; Meta takes them away after 20 seconds or with our message. */
export async function typingIn(
  kind: Messaging,
  to: { externalId: string; on: boolean },
  context: AdapterContext,
) {
  await ask({ context, product: kind.product }, `${textOf(context.settings, kind.account)}/messages`, {
    recipient: { id: to.externalId },
    sender_action: to.on ? 'typing_on' : 'typing_off',
  });
}

/** A name, where the customer lets it be seen; never an error, the conversation does without. */
export async function profileOf(kind: Messaging, externalId: string, context: AdapterContext) {
  const fields = kind.account === 'pageId' ? 'name,first_name,last_name' : 'name,username';
  const path = `${encodeURIComponent(externalId)}?fields=${fields}`;
  const asked = await ask({ context, product: kind.product }, path);
  if (!asked.ok) return {};
  const { body } = asked;
  const both = [stringOf(body.first_name), stringOf(body.last_name)].filter((part) => part !== '').join(' ');
  const name = stringOf(body.name) || both || stringOf(body.username);
  return name ? { name } : {};
}

/** The address is signed: no token goes with it. */
export async function attachmentAt(ref: string, context: AdapterContext) {
  return fetchFrom(ref, context);
}

export async function checkMessaging(
  kind: Messaging,
  subscribed: string,
  context: AdapterContext,
): Promise<HealthCheck[]> {
  const graph = { context, product: kind.product };
  const account = textOf(context.settings, kind.account);
  const found = await checkAccount(graph, `${account}?fields=name`);
  if (found.some((line) => !line.ok)) return found;
  return [...found, await checkSubscription(graph, `${account}/subscribed_apps`, subscribed)];
}
