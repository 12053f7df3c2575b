import {
  AgentReader,
  CoverShift,
  EditShifts,
  KeepAbsences,
  MarkDays,
  ShiftTemplates,
  StaffingReader,
} from '@yingda/agents';
import type { INestApplicationContext } from '@nestjs/common';
import { promotions, roster, type ShiftKey, shiftTemplates } from '../samples/shifts';
import type { StaffKey, TeamKey } from '../samples/staff';
import { daysBefore, type ShopDay } from './days';
import { DEMO, type Shop } from './shop';
import { shopDayOf } from './shop-time';

/** Weeks before this one and after it that are planned. */
const WEEKS = [-1, 0, 1, 2];

/** The weeks around today are planned, one shift is covered, somebody is on leave, and promotions are marked. */
export async function fillShifts(app: INestApplicationContext, shop: Shop, now: Date): Promise<void> {
  const today = shopDayOf(now);
  const templates = await fillTemplates(app);
  for (const team of Object.keys(roster) as TeamKey[])
    for (const weeks of WEEKS)
      await fillWeek(app, { shop, team, templates, day: daysBefore(today, -7 * weeks) });
  await fillAbsence(app, shop, today);
  const year = Number(today.slice(0, 4));
  for (const { monthDay, ...promotion } of promotions)
    for (const date of [`${year}-${monthDay}`, `${year + 1}-${monthDay}`])
      await app.get(MarkDays, { strict: false }).mark(DEMO, { ...promotion, date });
}

async function fillTemplates(app: INestApplicationContext): Promise<Record<ShiftKey, string>> {
  const known = await app.get(StaffingReader, { strict: false }).templates();
  const ids: Partial<Record<ShiftKey, string>> = {};
  for (const [key, template] of Object.entries(shiftTemplates)) {
    const found = known.find(({ name }) => name === template.name);
    ids[key as ShiftKey] =
      found?.id ?? (await app.get(ShiftTemplates, { strict: false }).add(DEMO, template)).id;
  }
  return ids as Record<ShiftKey, string>;
}

interface DemoWeek {
  shop: Shop;
  team: TeamKey;
  templates: Record<ShiftKey, string>;
  day: ShopDay;
}

async function fillWeek(
  app: INestApplicationContext,
  { shop, team, templates, day }: DemoWeek,
): Promise<void> {
  const teamId = shop.teams[team];
  const week = await app.get(StaffingReader, { strict: false }).week(DEMO, { teamId, week: day });
  if (week.shifts.some((shift) => shift.teamId === teamId)) return;
  const add = Object.entries(roster[team]).flatMap(([who, days]) =>
    days.flatMap((shift, at) =>
      shift === '-'
        ? []
        : [
            {
              agentId: shop.staff[who as StaffKey],
              date: daysBefore(week.monday, -at),
              templateId: templates[shift],
            },
          ],
    ),
  );
  await app.get(EditShifts, { strict: false }).execute(DEMO, { teamId, week: week.monday, remove: [], add });
}

/** agent5 is away on Thursday and Friday of the coming week; agent4 works the Thursday in their place. */
async function fillAbsence(app: INestApplicationContext, shop: Shop, today: ShopDay): Promise<void> {
  const reader = app.get(StaffingReader, { strict: false });
  const [away, covers] = [shop.staff.agent5, shop.staff.agent4];
  const next = daysBefore(today, -7);
  const week = await reader.week(DEMO, { teamId: shop.teams['after-sale'], week: next });
  if (week.absences.length > 0) return;
  const [from, to] = [3, 4].map((day) => daysBefore(week.monday, -day)) as [ShopDay, ShopDay];
  const leave = { agentId: away, from, to, reason: 'leave', note: '年假' } as const;
  await app.get(KeepAbsences, { strict: false }).add(DEMO, leave);
  const shift = week.shifts.find(({ agentId, date }) => agentId === away && date === from);
  const lead = await app.get(AgentReader, { strict: false }).actor(shop.staff.supervisor);
  if (!shift || !lead) return;
  const cover = { shiftId: shift.id, agentId: covers, note: '晓岚休年假，这天由家豪替班' };
  await app.get(CoverShift, { strict: false }).execute(lead, cover);
}
