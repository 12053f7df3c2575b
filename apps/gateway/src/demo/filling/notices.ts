import type { INestApplicationContext } from '@nestjs/common';
import { EditNotices, NoticeReader, WorkNotices } from '@yingda/automation';
import { type NoticePlan } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { ManageSegments, SegmentReader } from '@yingda/customers';
import { CLOCK, type Clock } from '@yingda/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO, type Shop } from './shop';

/** By these they are found again at the next start; what people made of them since stays. */
const RAIN = '5e0f7a52-0d5b-4f0e-8a06-0f6f4ed1c001';
const DAY_AFTER = '5e0f7a52-0d5b-4f0e-8a06-0f6f4ed1c002';
const SEGMENT = '金卡与 VIP 客户';
/** So long the banner stands: nobody waits in front of it yet. */
const SHOWN_MS = 400;

const base: NoticePlan = {
  ...{ name: '', audience: 'waiting', way: 'banner', purpose: 'service', segmentId: null },
  ...{ teamIds: [], inboxIds: [], channels: [], texts: { zh: '', en: '' }, perMinute: 300 },
  ...{ startsAt: null, endsAt: null, alsoMessage: false },
};

/** A banner that is over, with those who saw it, and a draft to customers of the higher tiers. */
export async function fillNotices(app: INestApplicationContext, shop: Shop): Promise<void> {
  await fillBanner(app, shop);
  if (await isThere(app, DAY_AFTER)) return;
  const draft: NoticePlan = {
    ...{ ...base, name: '周末快递提醒', audience: 'segment', way: 'message' },
    ...{ segmentId: await segment(app), channels: ['wechat', 'wecom', 'web', 'email'] },
    texts: {
      zh: '{{customer_name|您好}}，{{store_name}}提醒您：本周末快递改由次日送达，急件请联系在线客服。',
      en: 'Hello {{customer_name|there}}, parcels of {{store_name}} arrive a day later this weekend. Ask us if yours is urgent.',
    },
  };
  await app.get(EditNotices, { strict: false }).write(DEMO, draft, DAY_AFTER);
}

async function fillBanner(app: INestApplicationContext, shop: Shop): Promise<void> {
  if (await isThere(app, RAIN)) return;
  const edit = app.get(EditNotices, { strict: false });
  const endsAt = new Date(app.get<Clock>(CLOCK).now().getTime() + SHOWN_MS).toISOString();
  const written = await edit.write(
    DEMO,
    {
      ...{ ...base, name: '暴雨：派送延误', teamIds: Object.values(shop.teams), endsAt },
      texts: {
        zh: '受暴雨影响，华东地区派送延误 1 至 2 天，咨询较多，请稍候。',
        en: 'Heavy rain delays parcels in East China by one or two days; please bear with us.',
      },
    },
    RAIN,
  );
  try {
    await edit.send(DEMO, RAIN, written.version);
    await app.get(WorkNotices, { strict: false }).step(RAIN);
    await pause(SHOWN_MS);
    await app.get(WorkNotices, { strict: false }).step(RAIN);
    // Where time stands still it is taken away.
    const { state } = await app.get(NoticeReader, { strict: false }).one(DEMO, RAIN);
    if (state === 'running') await edit.stop(DEMO, RAIN);
  } catch (error) {
    // Another process has done it meanwhile.
    if (!(error instanceof Refusal)) throw error;
  }
}

async function segment(app: INestApplicationContext): Promise<string> {
  const known = (await app.get(SegmentReader, { strict: false }).all()).find(({ name }) => name === SEGMENT);
  if (known) return known.id;
  const conditions = {
    kind: 'test' as const,
    ...{ field: 'tier' as const, operator: 'one-of' as const, value: ['gold', 'vip'] },
  };
  const made = await app.get(ManageSegments, { strict: false }).add(DEMO, {
    ...{ name: SEGMENT, description: '专属服务的客户', conditions },
  });
  return made.id;
}

async function isThere(app: INestApplicationContext, id: string): Promise<boolean> {
  try {
    await app.get(NoticeReader, { strict: false }).one(DEMO, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notice-not-found') return false;
    throw error;
  }
}
