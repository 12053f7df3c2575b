import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { ImportReader, ReceiveImport } from '@yingda/conversations';
import { OrderReader, PutOrder } from '@yingda/customers';
import type { Config } from '../../config';
import { enquiryLines, ENQUIRIES_SOURCE, enquiryOrders } from '../samples/enquiries';
import type { ShopDay } from './days';
import { DEMO } from './shop';

const LOOK_MS = 250;

/**
 * The month of 1,459 enquiries and 42 orders (figure 34). It comes in as any shop's past does, from a file of the chat it
 * had before: two hundred conversations a transaction, which costs seconds where playing them would cost minutes. Once;
 * begun again after a stop, lines that are there are passed over.
 */
export async function fillEnquiries(
  app: INestApplicationContext,
  config: Config,
  { lastDay, signal }: { lastDay: ShopDay; signal: AbortSignal },
): Promise<void> {
  const get = <T>(token: abstract new (...parts: never[]) => T): T =>
    app.get(token as never, { strict: false });
  const orders = enquiryOrders(lastDay, config.publicUrl);
  // The orders come last, so the last of them says that all of it is there.
  if (await isThere(get(OrderReader), orders.at(-1)!.id)) return;
  const pieces = async function* () {
    for (const line of enquiryLines(lastDay)) yield Buffer.from(line);
  };
  const { id } = await get(ReceiveImport).execute(DEMO, { source: ENQUIRIES_SOURCE, pieces: pieces() });
  for (;;) {
    const { state } = await get(ImportReader).record(DEMO, id);
    if (state === 'done' || state === 'stopped') break;
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
  await get(PutOrder).many(DEMO, orders);
}

async function isThere(orders: OrderReader, shopId: string): Promise<boolean> {
  try {
    await orders.byShopId(shopId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
