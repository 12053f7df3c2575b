import { AgentReader, CreateAgentWithPassword, CreateTeam, NameShop } from '@yingda/agents';
import { AddInbox, InboxReader } from '@yingda/channels';
import { Topics } from '@yingda/conversations';
import { DefineAttributes } from '@yingda/customers';
import type { SystemActor } from '@yingda/events';
import type { INestApplicationContext } from '@nestjs/common';
import { inboxes, SHOP_NAME, type InboxKey } from '../samples/inboxes';
import { attributes } from '../samples/shoppers';
import { staff, teams, type StaffKey, type TeamKey } from '../samples/staff';
import { topics, type TopicCode } from '../samples/topics';
import { fillServiceLevels } from './service-levels';

/** Who fills the demo, as the audit log and timelines name them. */
export const DEMO: SystemActor = { kind: 'system', name: 'demo' };

/** What the demo consists of, by the keys of its samples. */
export interface Shop {
  teams: Record<TeamKey, string>;
  staff: Record<StaffKey, string>;
  topics: Record<TopicCode, string>;
  inboxes: Record<InboxKey, { id: string; teamId: string }>;
}

/** Makes what is missing of the shop, its teams, people, topics and inboxes; what is there stays as it is. */
export async function fillShop(app: INestApplicationContext, password: string): Promise<Shop> {
  const teamIds = await fillTeams(app);
  const [staffIds, topicIds, inboxIds] = await Promise.all([
    fillStaff(app, teamIds, password),
    fillTopics(app),
    fillInboxes(app, teamIds),
    fillServiceLevels(app, DEMO),
    app.get(NameShop, { strict: false }).execute(DEMO, { shopName: SHOP_NAME }),
    app.get(DefineAttributes, { strict: false }).execute(DEMO, {
      attributes: attributes.map((attribute, order) => ({ ...attribute, order })),
    }),
  ]);
  return { teams: teamIds, staff: staffIds, topics: topicIds, inboxes: inboxIds };
}

async function fillTeams(app: INestApplicationContext): Promise<Shop['teams']> {
  const create = app.get(CreateTeam, { strict: false });
  const ids: Partial<Shop['teams']> = {};
  for (const { key, ...team } of teams)
    ids[key] = await create.execute(DEMO, { ...team, automaticAccept: true });
  return ids as Shop['teams'];
}

// All at once: each password is hashed by itself, on the threads of the pool.
async function fillStaff(
  app: INestApplicationContext,
  teamIds: Shop['teams'],
  password: string,
): Promise<Shop['staff']> {
  const create = app.get(CreateAgentWithPassword, { strict: false });
  const known = new Map(
    (await app.get(AgentReader, { strict: false }).list()).map((agent) => [agent.email, agent.id]),
  );
  const made = await Promise.all(
    staff.map(async ({ key, teams: keys, ...member }) => {
      const email = `${key}@demo.example`;
      const agent = { ...member, email, password, teamIds: keys.map((team) => teamIds[team]) };
      return [key, known.get(email) ?? (await create.execute(DEMO, agent))] as const;
    }),
  );
  return Object.fromEntries(made) as Shop['staff'];
}

async function fillTopics(app: INestApplicationContext): Promise<Shop['topics']> {
  const useCase = app.get(Topics, { strict: false });
  const known = await useCase.list();
  const ids: Partial<Shop['topics']> = {};
  const ensure = async (labels: readonly [string, string], parentId: string | null, order: number) => {
    const [labelZh, labelEn] = labels;
    const found = known.find((topic) => topic.labelZh === labelZh && (topic.parentId ?? null) === parentId);
    return (found ?? (await useCase.add(DEMO, { labelZh, labelEn, parentId, order }))).id;
  };
  for (const [order, topic] of topics.entries()) {
    const parentId = await ensure([topic.zh, topic.en], null, order);
    for (const [index, [code, labels]] of Object.entries(topic.below).entries())
      ids[code as TopicCode] = await ensure(labels, parentId, index);
  }
  return ids as Shop['topics'];
}

async function fillInboxes(app: INestApplicationContext, teamIds: Shop['teams']): Promise<Shop['inboxes']> {
  const reader = app.get(InboxReader, { strict: false });
  const ids: Partial<Shop['inboxes']> = {};
  for (const { team, ...settings } of inboxes) {
    const teamId = teamIds[team];
    const inbox =
      (await reader.byKey(settings.key)) ??
      (await app.get(AddInbox, { strict: false }).execute(DEMO, { ...settings, teamId }));
    ids[settings.key] = { id: inbox.id, teamId };
  }
  return ids as Shop['inboxes'];
}
