import type { INestApplicationContext } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { OrderReader, PutCustomer, PutMembership, PutOrder } from '@yingda/customers';
import type { Config } from '../../config';
import { knownPerson } from '../history/persons';
import { membershipOf, ordersOf } from '../samples/orders';
import { people } from '../samples/people';
import { shoppers } from '../samples/shoppers';
import { Stage } from '../stage/stage';
import { type ShopDay } from './days';
import { DEMO } from './shop';

const IN_FRONT = Object.keys(shoppers);
const others = [...people.keys()].filter((key) => !IN_FRONT.includes(key));

/** What the three shoppers of the storefront have bought: wanted as soon as somebody looks. */
export async function fillOrders(
  app: INestApplicationContext,
  config: Config,
  lastDay: ShopDay,
): Promise<void> {
  if (await isThere(app, 'HJ-82410')) return;
  for (const key of IN_FRONT) await put(app, config, { key, lastDay });
}

/** What everybody else the shop knows has bought; in the background, once. */
export async function fillOrdersOfOthers(
  app: INestApplicationContext,
  config: Config,
  { lastDay, signal }: { lastDay: ShopDay; signal: AbortSignal },
): Promise<void> {
  const last = ordersOf(others.at(-1)!, lastDay, config.publicUrl).at(-1)!;
  if (await isThere(app, last.id)) return;
  const stage = await Stage.open(app, config);
  try {
    for (const key of others) {
      if (signal.aborted) return;
      const { shopper, firstSeen } = knownPerson(key, lastDay);
      stage.clock.set(firstSeen);
      const { sub: externalId, name, tier, email, phone, attributes } = shopper!;
      await stage.get(PutCustomer).execute(DEMO, { externalId, name, tier, email, phone, attributes });
      await put(app, config, { key, lastDay });
    }
  } finally {
    await stage.close();
  }
}

async function put(
  app: INestApplicationContext,
  config: Config,
  { key, lastDay }: { key: string; lastDay: ShopDay },
): Promise<void> {
  await app.get(PutOrder, { strict: false }).many(DEMO, ordersOf(key, lastDay, config.publicUrl));
  await app.get(PutMembership, { strict: false }).execute(DEMO, membershipOf(key, lastDay));
}

async function isThere(app: INestApplicationContext, shopId: string): Promise<boolean> {
  try {
    await app.get(OrderReader, { strict: false }).byShopId(shopId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
