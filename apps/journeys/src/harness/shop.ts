import { randomBytes } from 'node:crypto';
import type { AddServiceLevelPolicy, Appearance, Hours, PreChatField } from '@yingda/contracts';
import type { Language, Role } from '@yingda/contracts/names';
import type { Admin } from './admin';

/** Somebody who can sign in to the console. */
export interface Account {
  id: string;
  name: string;
  email: string;
  password: string;
}

/** One journey's own entrance, team, people and topic. */
export interface Shop {
  key: string;
  inboxId: string;
  teamId: string;
  /** What a closed conversation was about, as each language names it. */
  topics: Record<Language, string>;
  agents: Account[];
  supervisors: Account[];
}

export interface ShopWishes {
  agents: string[];
  /** Who leads the team. */
  supervisors?: string[];
  /** Agents are asked before a conversation is theirs; else it is theirs at once. */
  asksAgents?: boolean;
  hours?: Hours | null;
  preChat?: PreChatField[];
  livePreview?: boolean;
  shopName?: string;
  /** Ends the names of team, entrance and topic. */
  named?: string;
  theme?: Appearance['theme'];
}

const APPEARANCE: Appearance = {
  color: '#1F6B57',
  side: 'right',
  bottomOffset: 24,
  theme: 'light',
  greetingZh: '您好，想了解点什么？',
  greetingEn: 'Hello, how can we help?',
  launcherText: false,
};

/** Opens a shop of its own, so that no journey meets the people or conversations of another. */
export async function openShop(admin: Admin, wishes: ShopWishes): Promise<Shop> {
  const mark = randomBytes(3).toString('hex');
  const names = mark + (wishes.named ?? '');
  const team = await admin.call('POST /api/teams', {
    name: `小组 ${names}`,
    agentIds: [],
    defaultCapacity: 5,
    automaticAccept: !wishes.asksAgents,
    offerSeconds: 60,
  });
  const hired = async (names: string[], role: Role): Promise<Account[]> => {
    const accounts: Account[] = [];
    for (const name of names)
      accounts.push(await hire(admin, { name: `${name} ${mark}`, teamId: team.id, role }));
    return accounts;
  };
  const agents = await hired(wishes.agents, 'agent');
  const supervisors = await hired(wishes.supervisors ?? [], 'supervisor');
  const topic = await admin.call('POST /api/topics', {
    labelZh: `退换货 ${names}`,
    labelEn: `Returns ${names}`,
  });
  const { inbox } = await admin.call('POST /api/inboxes', {
    key: `journey-${mark}`,
    name: `入口 ${names}`,
    shopName: wishes.shopName ?? '禾间生活',
    teamId: team.id,
    language: 'zh-CN',
    hours: wishes.hours ?? null,
    preChat: wishes.preChat ?? [],
    livePreview: wishes.livePreview ?? false,
    ...(wishes.theme ? { appearance: { ...APPEARANCE, theme: wishes.theme } } : {}),
  });
  const topics = { 'zh-CN': topic.labelZh, en: topic.labelEn };
  return { key: inbox.key, inboxId: inbox.id, teamId: team.id, topics, agents, supervisors };
}

async function hire(
  admin: Admin,
  { name, teamId, role }: { name: string; teamId: string; role: Role },
): Promise<Account> {
  const email = `${randomBytes(4).toString('hex')}@journey.example`;
  const password = `walks-the-whole-way-${randomBytes(2).toString('hex')}`;
  const { agent, link } = await admin.call('POST /api/agents', {
    ...{ email, name, role, teamIds: [teamId], capacity: 5 },
  });
  await admin.accept(link.url, password);
  return { id: agent.id, name, email, password };
}

/** From now on a first answer is promised within so many seconds, at any hour; the manager decides that. */
export async function promiseFirstResponse(manager: Admin, shop: Shop, seconds: number): Promise<void> {
  const policy: AddServiceLevelPolicy = {
    ...{ name: shop.key, active: true },
    conditions: { tiers: [], channels: [], inboxIds: [shop.inboxId], topicIds: [], teamIds: [] },
    targets: {
      firstResponse: {
        ...{ seconds, time: 'wall', warning: null, pauses: false },
        ...{ onWarning: [], onBreach: [] },
      },
      ...{ nextResponse: null, resolution: null, waiting: null },
    },
  };
  await manager.call('POST /api/service-levels', policy);
}
