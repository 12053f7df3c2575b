import { SaveDraft } from '@yingda/conversations';
import { AddNote, BlockCustomer, PutCustomer } from '@yingda/customers';
import { AgentReader, SavedViews } from '@yingda/agents';
import { Refusal } from '@yingda/contracts/names';
import { CLOCK, type Clock } from '@yingda/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../../config';
import { startOfDay } from '../../views/start-of-day';
import { knownPerson, visitorOf } from '../history/persons';
import { todayScenes, type TodayScene } from '../samples/today';
import { shoppers } from '../samples/shoppers';
import { Cast } from '../stage/cast';
import type { Episode } from '../stage/episode';
import { idOf } from '../stage/ids';
import { play, type Playing } from '../stage/play';
import { Stage } from '../stage/stage';
import { shopDayOf } from './shop-time';
import { DEMO, type Shop } from './shop';

const DAY_MS = 86_400_000;
const LONGEST_AGO = Math.max(...todayScenes.map(({ opened }) => opened)) + 1;

/** The day's conversations as they stand at this moment. Shortly after midnight the day is told in less time. */
export function todayEpisodes(now: Date): { scene: TodayScene; episode: Episode }[] {
  const minutesOfDay = (now.getTime() - startOfDay(now).getTime()) / 60_000;
  const pace = Math.min(1, minutesOfDay / LONGEST_AGO) * 60_000;
  const day = shopDayOf(now);
  const at = (minutesAgo: number) => new Date(now.getTime() - Math.round(minutesAgo * pace));
  return todayScenes.map((scene) => ({ scene, episode: episodeOf(scene, day, at) }));
}

function episodeOf(scene: TodayScene, day: string, at: (minutesAgo: number) => Date): Episode {
  const openedAt = at(scene.opened);
  const language = scene.key.includes('english') ? 'en' : 'zh-CN';
  return {
    id: idOf(`today ${day} ${scene.key}`),
    person: scene.person
      ? knownPerson(scene.person, day)
      : visitorOf(`today ${day} ${scene.key}`, openedAt, language),
    inbox: scene.inbox,
    openedAt,
    // A page is looked at before the chat about it is opened; on the stage it follows.
    moves: scene.moves.map(([minutesAgo, deed]) => ({ ...deed, at: at(Math.min(minutesAgo, scene.opened)) })),
    ...(scene.unread ? { unread: scene.unread } : {}),
  };
}

/** Plays what has happened today, and puts on the agents' desks what lies there beside conversations. */
export async function fillToday(app: INestApplicationContext, config: Config, shop: Shop): Promise<void> {
  const now = app.get<Clock>(CLOCK).now();
  const stage = await Stage.open(app, config);
  try {
    await fillShoppers(stage, now);
    const cast = await Cast.of(app, stage, shop);
    const playing = { stage, cast, publicUrl: config.publicUrl, numberedBefore: false };
    for (const { scene, episode } of todayEpisodes(now))
      if (await play(playing, episode)) await remark(playing, scene, episode);
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

async function fillDesks(app: INestApplicationContext, shop: Shop, now: Date): Promise<void> {
  const agents = app.get(AgentReader, { strict: false });
  const agent1 = await agents.actor(shop.staff.agent1);
  const supervisor = await agents.actor(shop.staff.supervisor);
  if (!agent1 || !supervisor) return;
  const conversationId = idOf(`today ${shopDayOf(now)} open-lunch-box`);
  const text = '洗碗机也可以的，木盖单独手洗就好。米白色还有货，两个我帮您';
  await app.get(SaveDraft, { strict: false }).execute(agent1, { conversationId, text });
  const views = app.get(SavedViews, { strict: false });
  const named = [
    [agent1, { name: 'VIP 客户', query: 'view=all&tier=vip' }],
    [agent1, { name: '待补结论', query: 'view=mine&wrapUpDue=true' }],
    [supervisor, { name: '售后等我们', query: `view=all&teamId=${shop.teams['after-sale']}&waitingFor=us` }],
  ] as const;
  for (const [actor, view] of named) await views.add(actor, view).catch(unlessThere);
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'already-exists')) throw error;
}
