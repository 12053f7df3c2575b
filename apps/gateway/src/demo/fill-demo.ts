import type { INestApplicationContext } from '@nestjs/common';
import { CLOCK, Database, Leases, LOG, makeHolder, type Clock, type Log } from '@yingda/platform';
import type { Config } from '../config';
import { fillArticles } from './filling/articles';
import { fillBots } from './filling/bots';
import { fillDepartments } from './filling/departments';
import { fillAutoReplies } from './filling/auto-replies';
import { DemoDays } from './filling/days';
import { fillLeads } from './filling/leads';
import { fillNotices } from './filling/notices';
import { fillOrders } from './filling/orders';
import { fillSurveys } from './filling/surveys';
import { fillRules } from './filling/rules';
import { fillShifts } from './filling/shifts';
import { fillShop } from './filling/shop';
import { fillShipped, fillTexts } from './filling/texts';
import { fillToday } from './filling/today';
import { fillWaiting } from './filling/waiting';
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
  if (await days.filledOn()) return fillContent(app, config);
  const leases = app.get(Leases);
  const holder = makeHolder();
  while (!(await leases.acquire(LEASE, holder, LEASE_MS))) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (await days.filledOn()) return fillContent(app, config);
  }
  // On a slow machine the filling may take longer than the lease; two at it would get into each other's way.
  const renewal = setInterval(
    () => void leases.renew(LEASE, holder, LEASE_MS).catch(() => undefined),
    LEASE_MS / 4,
  );
  try {
    if (!(await days.filledOn())) await fill(app, config, days);
    await fillContent(app, config);
  } finally {
    clearInterval(renewal);
    await leases.release(LEASE, holder);
  }
}

/** What versions since the first one brought: also into a demo that is filled. Each by its keys; what people changed stays. */
async function fillContent(app: INestApplicationContext, config: Config): Promise<void> {
  await fillShipped(app);
  await fillArticles(app);
  await fillBots(app);
  await fillSurveys(app);
  await fillRules(app);
  const days = new DemoDays(app.get(Database));
  const lastDay = await days.filledOn();
  if (lastDay) await fillOrders(app, config, lastDay);
  const shop = await days.shop();
  if (shop) await fillDepartments(app, shop);
  if (shop) await fillNotices(app, shop);
  // Last: they answer nothing that was written before them, and the scenes of today were.
  await fillAutoReplies(app);
}

async function fill(app: INestApplicationContext, config: Config, days: DemoDays): Promise<void> {
  const started = performance.now();
  const clock = app.get<Clock>(CLOCK);
  const day = await days.begin(shopDayOf(clock.now()));
  const shop = await fillShop(app, config.demoPassword);
  await days.keep(shop);
  await fillTexts(app, shop);
  await fillWaiting(app, shop);
  await fillShifts(app, shop, clock.now());
  // Before anything is asked about today.
  await fillSurveys(app);
  await fillToday(app, config, shop);
  await fillLeads(app);
  await days.done(day, clock.now());
  app.get<Log>(LOG).info({ ms: Math.round(performance.now() - started) }, 'demo shop filled');
}
