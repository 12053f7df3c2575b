import { AddNote, BlockCustomer, CustomerReader, EditCustomer, PutCustomer } from '@yingda/customers';
import { CLOCK, type Clock } from '@yingda/platform';
import { PresenceFacts } from '@yingda/reports';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../../config';
import { attendanceToday } from '../history/attendance';
import { knownPerson } from '../history/persons';
import { owners, people } from '../samples/people';
import type { StaffKey } from '../samples/staff';
import type { TodayScene } from '../samples/today';
import { shoppers } from '../samples/shoppers';
import { Cast } from '../stage/cast';
import type { Episode } from '../stage/episode';
import { play, type Playing } from '../stage/play';
import { Stage } from '../stage/stage';
import { shopDayOf } from './shop-time';
import { fillDesks } from './desks';
import { todayEpisodes } from './today-episodes';
import { DEMO, type Shop } from './shop';

const DAY_MS = 86_400_000;

/** Plays what has happened today, and puts on the agents' desks what lies there beside conversations. */
export async function fillToday(app: INestApplicationContext, config: Config, shop: Shop): Promise<void> {
  const now = app.get<Clock>(CLOCK).now();
  const stage = await Stage.open(app, config);
  try {
    await fillShoppers(stage, now);
    const cast = await Cast.of(app, stage, shop);
    const playing = { stage, cast, publicUrl: config.publicUrl, numberedBefore: false };
    const episodes = todayEpisodes(now);
    for (const { scene, episode } of episodes)
      if (await play(playing, episode)) await remark(playing, scene, episode);
    const from = new Date(Math.min(...episodes.map(({ episode }) => episode.openedAt.getTime())));
    await app.get(PresenceFacts, { strict: false }).add(attendanceToday({ from, to: now }, shop.staff));
    stage.clock.set(now);
    for (const [key, owner] of Object.entries(owners)) await fillOwner(playing, key, owner);
  } finally {
    await stage.close();
  }
  await fillDesks(app, shop, now);
}

async function fillShoppers(stage: Stage, now: Date): Promise<void> {
  for (const key of Object.keys(shoppers)) {
    const { shopper, firstSeen } = knownPerson(key, shopDayOf(now));
    if (!shopper) continue;
    stage.clock.set(firstSeen);
    const { sub: externalId, name, tier, email, phone, attributes } = shopper;
    await stage.get(PutCustomer).execute(DEMO, { externalId, name, tier, email, phone, attributes });
  }
}

/** Key accounts have an agent of their own. */
async function fillOwner({ stage, cast }: Playing, key: string, owner: StaffKey): Promise<void> {
  const reader = stage.get(CustomerReader);
  const { id } = await reader.apiCustomer(people.get(key)!.sub);
  const { version, ownerAgentId } = await reader.record(id, { masked: true });
  if (ownerAgentId) return;
  const change = { customerId: id, version, ownerAgentId: cast.shop.staff[owner] };
  await stage.get(EditCustomer).execute(cast.agent('supervisor'), change);
}

/** What was written down about the shopper of a scene, or done about them, right after it. */
async function remark({ stage, cast }: Playing, scene: TodayScene, episode: Episode): Promise<void> {
  if (!scene.remark && !scene.blocked) return;
  const { customerId } = await cast.shopper(episode.person, episode.inbox, episode.openedAt);
  if (scene.remark) {
    const { by, text } = scene.remark;
    await stage.get(AddNote).execute(cast.agent(by), { customerId, text });
  }
  if (scene.blocked) {
    const until = new Date(episode.openedAt.getTime() + scene.blocked.days * DAY_MS).toISOString();
    const { by, reason } = scene.blocked;
    await stage.get(BlockCustomer).execute(cast.agent(by), { customerId, reason, until });
  }
}
