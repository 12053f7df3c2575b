import type { AdapterContext, HealthCheck, RawEvent } from '../adapter';
import { listOf, parseJson, recordOf, stringOf } from '../json';
import { checkAccount, checkSubscription } from '../meta/check';
import { ask } from '../meta/graph';
import { textOf } from '../settings';
import { product } from './fields';

const messages = (context: AdapterContext) => `${textOf(context.settings, 'phoneNumberId')}/messages`;

/** Shown on the customer's last message, which becomes read; it ends by our reply or after 25 seconds. */
export async function typing(_externalId: string, on: boolean, context: AdapterContext): Promise<void> {
  if (!on || !context.lastInboundId) return;
  await ask({ context, product }, messages(context), {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: context.lastInboundId,
    typing_indicator: { type: 'text' },
  });
}

/** Two blue ticks when a message arrives, where the shop wants that. */
export async function acknowledge(event: RawEvent, context: AdapterContext): Promise<void> {
  const value = recordOf(recordOf(parseJson(event.raw)).value);
  const id = stringOf(listOf(value.messages)[0]?.id);
  if (context.settings.markRead !== true || id === '') return;
  const body = { messaging_product: 'whatsapp', status: 'read', message_id: id };
  await ask({ context, product }, messages(context), body);
}

export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  const graph = { context, product };
  const number = textOf(context.settings, 'phoneNumberId');
  const account = await checkAccount(graph, `${number}?fields=display_phone_number,verified_name`);
  const business = textOf(context.settings, 'businessAccountId');
  if (business === '' || account.some((line) => !line.ok)) return account;
  return [...account, await checkSubscription(graph, `${business}/subscribed_apps`)];
}
