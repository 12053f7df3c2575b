import { searchWords } from '@yingda/customers/testing';
import type { Client } from 'pg';
import { Random } from './random';
import { insertRows } from './rows';

const DAY_MS = 86_400_000;
const TIERS = [
  'standard',
  'standard',
  'standard',
  'standard',
  'standard',
  'silver',
  'silver',
  'gold',
] as const;
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'晓琳伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌梓涵浩宇欣怡'];
const ENGLISH = 'Anna Ben Carla David Emma Felix Grace Henry Ivy Jack Karen Leo Mia Noah Olivia Peter'.split(
  ' ',
);
const FAMILIES = 'Smith Jones Taylor Brown Wilson Evans Walker Wright Hall Green'.split(' ');

/** Who works in the shop. The last team is new: nobody has written to it yet. */
export interface Staff {
  teams: string[];
  agents: { id: string; name: string; teamIds: string[] }[];
  inboxes: { id: string; channel: string; teamId: string }[];
  topics: string[];
}
export interface Person {
  id: string;
  name: string;
  /** One identity in each of a few inboxes. */
  identities: { id: string; inboxId: string; channel: string }[];
}

/** Teams, agents, inboxes and topics. */
export async function fillStaff(client: Client, agents: number, now: Date): Promise<Staff> {
  const random = new Random(1);
  const began = new Date(now.getTime() - 400 * DAY_MS);
  const teams = Array.from({ length: 11 }, () => random.id(began));
  const staff: Staff = {
    teams,
    topics: Array.from({ length: 30 }, () => random.id(began)),
    inboxes: Array.from({ length: 8 }, (_, index) => ({
      id: random.id(began),
      channel: index < 5 ? 'web' : 'wechat',
      teamId: teams[index]!,
    })),
    agents: Array.from({ length: agents }, (_, index) => {
      const first = index < 3 ? teams[10]! : teams[index % 10]!;
      const second = teams[random.below(10)]!;
      return {
        id: random.id(began),
        name: `${random.one(SURNAMES)}${random.one(GIVEN)}`,
        teamIds: index >= 3 && index % 4 === 0 && second !== first ? [first, second] : [first],
      };
    }),
  };
  await client.query('begin');
  await insertRows(
    client,
    'teams',
    teams.map((id, index) => ({
      id,
      name: `team ${index}`,
      default_capacity: 10,
      automatic_accept: true,
      offer_seconds: 30,
      created_at: began,
      updated_at: began,
    })),
  );
  await insertRows(
    client,
    'agents',
    staff.agents.map(({ id, name }, index) => ({
      id,
      email: `volume${index}@agents.example`,
      name,
      public_name: name,
      role: index % 12 === 11 ? 'supervisor' : 'agent',
      capacity: 50,
      account_state: 'active',
      password_hash: 'none',
      preferences: {},
      session_epoch: 1,
      created_at: began,
      updated_at: began,
    })),
  );
  await insertRows(
    client,
    'team_members',
    staff.agents.flatMap(({ id, teamIds }) => teamIds.map((team_id) => ({ team_id, agent_id: id }))),
  );
  await insertRows(
    client,
    'inboxes',
    staff.inboxes.map(({ id, channel, teamId }, index) => ({
      id,
      key: `volume-${index}`,
      channel,
      name: `Inbox ${index}`,
      shop_name: 'Shop',
      team_id: teamId,
      language: 'zh-CN',
      appearance: {},
      pre_chat: { fields: [] },
      live_preview: false,
      origins: [],
      paused: false,
      secret: 'none',
      version: 1,
      created_at: began,
      updated_at: began,
    })),
  );
  await insertRows(
    client,
    'topics',
    staff.topics.map((id, index) => ({
      id,
      label_zh: `事由 ${index}`,
      label_en: `Topic ${index}`,
      sort_order: index,
      archived: false,
    })),
  );
  await client.query('commit');
  return staff;
}

/** Customers with their identities and the last pages they looked at. */
export async function fillCustomers(
  client: Client,
  { count, staff, now }: { count: number; staff: Staff; now: Date },
): Promise<Person[]> {
  const random = new Random(2);
  const people: Person[] = [];
  const customers: Record<string, unknown>[] = [];
  const identities: Record<string, unknown>[] = [];
  const visits: Record<string, unknown>[] = [];
  for (let index = 0; index < count; index++) {
    const created_at = new Date(now.getTime() - (130 + (270 * (count - index)) / count) * DAY_MS);
    const id = random.id(created_at);
    const visitor = random.chance(0.3);
    const name = visitor
      ? ''
      : random.chance(0.2)
        ? `${random.one(ENGLISH)} ${random.one(FAMILIES)}`
        : `${random.one(SURNAMES)}${random.one(GIVEN)}${random.chance(0.7) ? random.one(GIVEN) : ''}`;
    const code = `${index.toString(36).toUpperCase().padStart(4, '2')}`;
    const external_id = visitor ? null : `shop-${index}`;
    const attributes = visitor ? {} : { city: random.one(['上海', '北京', '广州', '成都', '杭州']) };
    const words = await searchWords({ name, code, externalId: external_id, attributes: attributes as never });
    const last_seen_at = new Date(now.getTime() - random.next() ** 2 * 120 * DAY_MS);
    customers.push({
      id,
      name,
      tier: index % 997 === 5 ? 'vip' : random.one(TIERS),
      is_visitor: visitor,
      code,
      external_id,
      attributes,
      version: 1,
      search: words.map((word) => `'${word}'`).join(' '),
      created_at,
      updated_at: created_at,
      last_seen_at: random.chance(0.9) ? last_seen_at : null,
    });
    const person: Person = { id, name: name || code, identities: [] };
    for (let at = 0; at < (random.chance(0.25) ? 2 : 1); at++) {
      const inbox = staff.inboxes[(random.skewed(8) + at) % 8]!;
      const identity = { id: random.id(created_at), inboxId: inbox.id, channel: inbox.channel };
      person.identities.push(identity);
      identities.push({
        id: identity.id,
        customer_id: id,
        channel: inbox.channel,
        inbox_id: inbox.id,
        external_key: `key-${index}-${at}`,
        label: code,
        verified: !visitor,
        first_seen_at: created_at,
        last_seen_at,
      });
    }
    for (let at = 0; at < 2; at++)
      visits.push({
        id: random.id(last_seen_at),
        customer_id: id,
        url: `https://shop.example/products/${random.below(500)}`,
        title: 'Product',
        visited_at: last_seen_at,
        current: false,
      });
    people.push(person);
  }
  await insertRows(client, 'customers', customers);
  await insertRows(client, 'identities', identities);
  await insertRows(client, 'page_visits', visits);
  return people;
}
