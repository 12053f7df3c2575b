import type { INestApplicationContext } from '@nestjs/common';
import { AgentReader, permissionsOf } from '@yingda/agents';
import type { AgentActor } from '@yingda/events';
import { CLOCK, type Clock, Database, UnitOfWork } from '@yingda/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { v5 } from 'uuid';
import { type CaseScene, closedStories, openCases, type SampleCase } from '../samples/cases';
import { serving, type StaffKey } from '../samples/staff';
import { CaseDesk } from './case-desk';
import type { Shop } from './shop';

// Names the ids of the demo's cases; any fixed uuid would do.
const NAMESPACE = '0b9bd0b3-6a2e-4c40-9a57-5d6f8f7e1c11';
const HOUR = 3_600_000;
/** For people who use the demo meanwhile. */
const REST_MS = 200;
const WEEKS = 9;
const A_WEEK = 7;
/** Among so many conversations near its time one is chosen for a case. */
const NEAR = 12;
const SAID = { way: 'call' as const };

/** What is open when the demo begins, with its deliberate faults; once. Each of a conversation of that time or the next. */
export async function fillCases(app: INestApplicationContext, shop: Shop): Promise<void> {
  const now = app.get<Clock>(CLOCK).now();
  const samples = [...openCases.entries()].map(([index, sample]) => ({ sample, name: `open ${index}` }));
  await fill(app, shop, { samples, now, signal: null });
}

/** The closed ones of the weeks before; in the background, when the conversations of those weeks are there. */
export async function fillCasesBefore(
  app: INestApplicationContext,
  shop: Shop,
  signal: AbortSignal,
): Promise<void> {
  const database = app.get(Database);
  // Counted from the first case of the demo, so that a second try goes on where the first stopped.
  const [first] = await database.query<{ at: Date }>('select opened_at as at from cases where id = $1', [
    idOf('open 0'),
  ]);
  if (!first) return;
  const now = new Date(first.at.getTime() + openCases[0]!.hoursAgo * HOUR);
  const samples = weeksBefore().map((sample, index) => ({ sample, name: `closed ${index}` }));
  await fill(app, shop, { samples: samples.reverse(), now, signal });
}

async function fill(
  app: INestApplicationContext,
  shop: Shop,
  { samples, now, signal }: { samples: Sample[]; now: Date; signal: AbortSignal | null },
): Promise<void> {
  const database = app.get(Database);
  const ids = samples.map(({ name }) => idOf(name));
  const rows = await database.query<{ id: string }>('select id from cases where id = any($1::uuid[])', [ids]);
  const there = new Set(rows.map(({ id }) => id));
  if (there.size === ids.length) return;
  const desk = new CaseDesk(app);
  const owner = await ownersOf(app, shop);
  for (const [nth, { sample, name }] of samples.entries()) {
    if (signal?.aborted) return;
    const caseId = idOf(name);
    if (there.has(caseId)) continue;
    const openedAt = new Date(now.getTime() - sample.hoursAgo * HOUR);
    const talkId = await talkAt(database, shop, { at: openedAt, nth });
    if (!talkId) continue;
    const by = owner(sample.owner);
    // All of a case or nothing of it.
    await app.get(UnitOfWork).run(() => tell(desk, { caseId, sample, openedAt, now, talkId, by }));
    if (signal) await pause(REST_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Closed ones, one a day: most content, some not reached, one taken back, now and then one too late. */
function weeksBefore(): SampleCase[] {
  const agents = serving['after-sale'];
  return Array.from({ length: WEEKS * A_WEEK }, (_, index) => {
    const story = closedStories[index % closedStories.length]!;
    const scene: CaseScene = index % 11 === 4 ? 'no-contact' : index % 17 === 9 ? 'withdrawn' : 'satisfied';
    const hoursAgo = 8 * 24 + index * 24 + (index % 9);
    return { ...story, owner: agents[index % agents.length]!, scene, hoursAgo };
  });
}

interface Sample {
  sample: SampleCase;
  name: string;
}
interface Telling {
  caseId: string;
  sample: SampleCase;
  openedAt: Date;
  now: Date;
  talkId: string;
  by: AgentActor;
}

/** A case as far as its scene goes, each deed at an hour of its own. */
async function tell(
  desk: CaseDesk,
  { caseId: id, sample, openedAt, now, talkId, by }: Telling,
): Promise<void> {
  const { kind, title, facts, reason, product, batch, solution, scene } = sample;
  const { work, open, notes } = desk.cases;
  const hours = (at: number) => {
    const moment = new Date(openedAt.getTime() + at * HOUR);
    desk.clock.set(moment > now ? now : moment);
  };
  hours(0);
  await open.execute(by, {
    ...{ caseId: id, kind, title, facts, reason, product, batch, conversationId: talkId },
    ...{ source: 'demo', silent: true, ownerId: by.agentId },
  });
  if (scene === 'received' || scene === 'classified') return;
  hours(1);
  if (scene === 'paused') return void (await work.pause(by, { id, reason: '等顾客提供税号' }));
  if (scene === 'asked') return void (await work.askExtension(by, { id, reason: '等检测报告' }));
  if (scene === 'withdrawn') {
    const text = '好的，已为您撤销';
    return void (await work.withdraw(by, { id, ...SAID, reason: '已自行解决', text }));
  }
  hours(4);
  await work.answer(by, { id, ...SAID, text: '已核实情况，正在安排处理' });
  await notes.note(by, { id, text: '已电话了解情况，照片在聊天记录里。' });
  const { departmentId } = await desk.cases.ground.readable(by, id);
  if (departmentId) await work.move(by, { id, stage: 'with-department' });
  if (scene === 'with-department') return;
  hours(18);
  await work.move(by, { id, stage: 'proposed', solution });
  if (scene === 'proposed') return;
  hours(20);
  await work.move(by, { id, stage: 'accepted' });
  await work.move(by, { id, stage: 'executed' });
  if (scene === 'executed') return;
  // Every seventh of the closed ones was too late.
  hours(sample.hoursAgo % 7 === 0 ? 80 : 24);
  await work.tell(by, { id, ...SAID, text: `${solution}，已办妥` });
  if (scene === 'told') return;
  const none = { id, ...SAID, outcome: 'no-answer' as const, note: '无人接听' };
  hours(48);
  if (scene === 'once-unanswered') return void (await work.followUp(by, none));
  if (scene === 'no-contact') {
    for (const day of [48, 72, 96]) {
      hours(day);
      await work.followUp(by, none);
    }
    return;
  }
  if (scene === 'reopened') {
    return void (await work.followUp(by, { id, ...SAID, outcome: 'unsatisfied', note: '还是没有人联系我' }));
  }
  await work.followUp(by, { id, ...SAID, outcome: 'satisfied', note: '满意', score: 5 });
}

/** One of the conversations of the demo's entrances about that time: the last to begin by then, else the first after it; not always the same one. */
async function talkAt(
  database: Database,
  shop: Shop,
  { at, nth }: { at: Date; nth: number },
): Promise<string | null> {
  const found = await database.query<{ id: string }>(
    `select id from (
       (select id, 1 as place, opened_at from conversations where inbox_id = any($1::uuid[]) and opened_at <= $2
          and agent_id is not null and merged_into_id is null order by opened_at desc, id limit ${NEAR})
       union all
       (select id, 2, opened_at from conversations where inbox_id = any($1::uuid[]) and opened_at > $2
          and agent_id is not null and merged_into_id is null order by opened_at, id limit ${NEAR})) found
     order by place, abs(extract(epoch from opened_at - $2)), id limit ${NEAR}`,
    [Object.values(shop.inboxes).map(({ id }) => id), at],
  );
  return found[nth % Math.max(1, found.length)]?.id ?? null;
}

async function ownersOf(app: INestApplicationContext, shop: Shop): Promise<(key: StaffKey) => AgentActor> {
  const briefs = await app.get(AgentReader, { strict: false }).briefs();
  return (key) => {
    const { id, name, role, teamIds } = briefs.find((one) => one.id === shop.staff[key])!;
    const permissions = permissionsOf(role);
    return { kind: 'agent', agentId: id, name, publicName: name, role, teamIds, permissions };
  };
}

function idOf(name: string): string {
  return v5(`case ${name}`, NAMESPACE);
}
