import type { INestApplicationContext } from '@nestjs/common';
import { CLOCK, Database, Leases, LOG, makeHolder, type Clock, type Log } from '@yingda/platform';
import type { Config } from '../config';
import { DemoDays } from './filling/days';
import { fillShop } from './filling/shop';
import { fillTexts } from './filling/texts';
import { fillToday } from './filling/today';
import { shopDayOf } from './filling/shop-time';

const LEASE = 'demo-filling';
const LEASE_MS = 60_000;
const LOOK_AGAIN_MS = 500;

/**
 * Fills the demo shop when it is empty: settings, people and today's conversations. Resumable, as everything is made by
 * its key; a demo that is filled stays as people have made it since. One process at a time, others wait until it is there.
 */
export async function fillDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const days = new DemoDays(app.get(Database));
  if (await days.filledOn()) return;
  const leases = app.get(Leases);
  const holder = makeHolder();
  while (!(await leases.acquire(LEASE, holder, LEASE_MS))) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (await days.filledOn()) return;
  }
  // On a slow machine the filling may take longer than the lease; two at it would get into each other's way.
  const renewal = setInterval(
    () => void leases.renew(LEASE, holder, LEASE_MS).catch(() => undefined),
    LEASE_MS / 4,
  );
  try {
    if (!(await days.filledOn())) await fill(app, config, days);
  } finally {
    clearInterval(renewal);
    await leases.release(LEASE, holder);
  }
}

async function fill(app: INestApplicationContext, config: Config, days: DemoDays): Promise<void> {
  const started = performance.now();
  const clock = app.get<Clock>(CLOCK);
  const day = await days.begin(shopDayOf(clock.now()));
  const shop = await fillShop(app, config.demoPassword);
  await days.keep(shop);
  await fillTexts(app, shop);
  await fillToday(app, config, shop);
  await days.done(day, clock.now());
  app.get<Log>(LOG).info({ ms: Math.round(performance.now() - started) }, 'demo shop filled');
}
